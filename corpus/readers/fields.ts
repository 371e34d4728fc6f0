/** What a record of a scraper says about an article. */
export const FIELDS = ['title', 'lead', 'text', 'date', 'author', 'url', 'publisher'] as const;
export type Field = (typeof FIELDS)[number];

/** Field → the key that holds it, where it is none of the usual: `{ text: 'noi_dung' }`. A dot goes into a value: `data.body`. */
export type FieldMap = Readonly<Partial<Record<Field, string>>>;

/** The usual keys, the best first; case and `_`, `-`, blanks in them do not count. */
const ALIASES: Readonly<Record<Field, readonly string[]>> = {
  title: ['title', 'headline', 'tieude'],
  lead: ['sapo', 'lead', 'description', 'summary'],
  text: ['text', 'content', 'body', 'html', 'contenthtml', 'articlebody', 'noidung'],
  date: ['published', 'publishedat', 'datepublished', 'pubdate', 'publishdate', 'date', 'ngaydang'],
  author: ['author', 'authors', 'byline', 'tacgia'],
  url: ['url', 'link', 'canonicalurl'],
  publisher: ['publisher', 'source', 'site', 'newspaper', 'nguon'],
};

const plain = (key: string): string => key.toLowerCase().replace(/[_\-\s]/gu, '');

/** The fields that a record has text for. */
export type Fields = Readonly<Partial<Record<Field, string>>>;

/** Takes the fields out of a record; lists of strings are joined by line ends, `{name}` gives the name. */
export function fieldsOf(record: Readonly<Record<string, unknown>>, map: FieldMap = {}): Fields {
  const keys = new Map<string, string>();
  for (const key of Object.keys(record)) if (!keys.has(plain(key))) keys.set(plain(key), key);
  const found: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const named = map[field];
    const values =
      named === undefined
        ? ALIASES[field].flatMap((alias) => keys.get(alias) ?? []).map((key) => record[key])
        : [record[named] ?? valueAt(record, named)];
    const text = values.map((value) => textOf(value, field)).find((one) => one.trim() !== '');
    if (text !== undefined) found[field] = text.trim();
  }
  return found;
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
  if (Array.isArray(value)) {
    const parts = value.map((one) => (Array.isArray(one) ? '' : textOf(one, field))).filter((one) => one !== '');
    return parts.join(field === 'author' ? ', ' : '\n');
  }
  if (typeof value !== 'object' || value === null) return '';
  const { name } = value as { readonly name?: unknown };
  return typeof name === 'string' ? name : '';
}
