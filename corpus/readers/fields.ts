/** What a record of a scraper says about an article. */
export const FIELDS = ['title', 'lead', 'text', 'date', 'author', 'url', 'publisher', 'section'] as const;
export type Field = (typeof FIELDS)[number];

/** Field → the key that holds it, where it is none of the usual: `{ text: 'noi_dung' }`. A dot goes into a value: `data.body`. */
export type FieldMap = Readonly<Partial<Record<Field, string>>>;

/** The usual keys, the best first; case, marks on letters and `_`, `-`, blanks in them do not count. */
const ALIASES: Readonly<Record<Field, readonly string[]>> = {
  title: ['title', 'headline', 'tieude', 'tieudebai', 'tenbai', 'tenbaiviet', 'tuade'],
  lead: ['sapo', 'lead', 'description', 'summary', 'tomtat', 'mota'],
  text: [
    'text',
    'content',
    'body',
    'html',
    'contenthtml',
    'articlebody',
    'noidung',
    'noidungbai',
    'noidungbaiviet',
    'toanvan',
  ],
  date: [
    'published',
    'publishedat',
    'datepublished',
    'pubdate',
    'publishdate',
    'date',
    'ngaydang',
    'ngaydangbai',
    'ngaydangtai',
    'ngayxuatban',
    'thoigiandang',
  ],
  author: ['author', 'authors', 'byline', 'tacgia', 'butdanh'],
  url: ['url', 'link', 'canonicalurl', 'duongdan', 'lienket'],
  publisher: ['publisher', 'source', 'site', 'newspaper', 'nguon', 'tenbao', 'toasoan'],
  section: [
    'section',
    'articlesection',
    'newssection',
    'category',
    'categoryname',
    'categories',
    'cate',
    'chuyenmuc',
    'danhmuc',
  ],
};

/** A key without what does not count in it: `Tiêu đề` is `tieude`. */
export function plain(key: string): string {
  const letters = key.toLowerCase().replace(/[_\-\s]/gu, '');
  if (!BEYOND_ASCII.test(letters)) return letters;
  return letters.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}
const BEYOND_ASCII = /[^\p{ASCII}]/u;

/** The fields that a record has text for. */
export type Fields = Readonly<Partial<Record<Field, string>>>;

/** The fields of a record, and the keys that they were found under. */
export interface KeyedFields {
  readonly fields: Fields;
  readonly keys: Fields;
}

/** Takes the fields out of a record; lists of strings are joined by line ends, `{name}` gives the name. */
export const fieldsOf = (record: Readonly<Record<string, unknown>>, map?: FieldMap): Fields =>
  keyedFieldsOf(record, map).fields;

/** The same, with the keys. */
export function keyedFieldsOf(record: Readonly<Record<string, unknown>>, map: FieldMap = {}): KeyedFields {
  const given = new Map<string, string>();
  for (const key of Object.keys(record)) if (!given.has(plain(key))) given.set(plain(key), key);
  const fields: Partial<Record<Field, string>> = {};
  const keys: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const named = map[field];
    for (const key of named === undefined ? ALIASES[field].flatMap((alias) => given.get(alias) ?? []) : [named]) {
      const value = named === undefined ? record[key] : (record[key] ?? valueAt(record, key));
      const text = textOf(value, field).trim();
      if (text === '') continue;
      fields[field] = text;
      keys[field] = key;
      break;
    }
  }
  return { fields, keys };
}

function valueAt(record: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = record;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

function textOf(value: unknown, field: Field): string {
  if (typeof value === 'string') return value;
  if (field === 'date' && typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const parts = value.map((one) => (Array.isArray(one) ? '' : textOf(one, field))).filter((one) => one !== '');
    return parts.join(field === 'author' ? ', ' : '\n');
  }
  if (typeof value !== 'object' || value === null) return '';
  const { name } = value as { readonly name?: unknown };
  return typeof name === 'string' ? name : '';
}
