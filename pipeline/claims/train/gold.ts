import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Article, Block, Kind, Mention, Modifier } from '../../model/index.js';

/** One row of a gold file (`GUIDELINES.md` beside it): a mention, and where it is a claim the right answers per role. */
export interface GoldRow {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: Kind;
  readonly value: number | string;
  readonly value2?: number;
  readonly unit?: string;
  readonly per?: string;
  readonly modifier?: string | (string | null)[];
  readonly section?: string;
  /** True where the number is no claim. */
  readonly none?: boolean;
  /** The one role that the row tells of, where it does not tell of all. */
  readonly only?: string;
  /** True where the best of the alternatives stands first. */
  readonly ranked?: boolean;
  readonly [field: string]: unknown;
}

export interface GoldArticle {
  readonly id: string;
  readonly article: Article;
  readonly rows: readonly GoldRow[];
  readonly mentions: readonly Mention[];
}

interface ArticleEntry {
  readonly article: string;
  readonly file?: string;
  readonly published: string | null;
}

const lines = <T>(file: string): readonly T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** Reads a gold file and the texts of its articles. Mentions are those of the gold, so that only the roles are learnt. */
export function readGold(folder: string, name: string): readonly GoldArticle[] {
  const rows = new Map<string, GoldRow[]>();
  for (const row of lines<GoldRow>(`${folder}/${name}.jsonl`)) {
    const list = rows.get(row.article) ?? [];
    list.push(row);
    rows.set(row.article, list);
  }
  return lines<ArticleEntry>(`${folder}/${name}.articles.jsonl`).map(({ article: id, file: seed, published }) => {
    const file = seed === undefined ? `${folder}/${name}/${id}.txt` : `${folder}/../seeds/${seed}`;
    const own = [...(rows.get(id) ?? [])].sort((a, b) => a.start - b.start || b.end - a.end);
    const text = readFileSync(file, 'utf8');
    return {
      id,
      article: articleOf(file, text, own, published ?? undefined),
      rows: own,
      mentions: mentionsOf(own, text),
    };
  });
}

function articleOf(file: string, text: string, rows: readonly GoldRow[], published: string | undefined): Article {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') {
      const section = rows.find((row) => row.start >= start && row.end <= end)?.section;
      const plain = blocks.length === 0 ? 'title' : blocks.length === 1 ? 'lead' : 'paragraph';
      const kind = section === 'title' || section === 'lead' || section === 'caption' ? section : plain;
      blocks.push({ kind: text.split('\n').length > 6 && kind === 'lead' ? 'paragraph' : kind, start, end });
    }
    start = end + 1;
  }
  return {
    source: basename(file),
    language: 'vi',
    text,
    blocks,
    rawHash: '',
    ...(published === undefined ? {} : { published: { date: published, evidence: 'gold' } }),
  };
}

/** The mentions as the figures are read: the gold cuts `năm` off some years. */
function mentionsOf(rows: readonly GoldRow[], text: string): readonly Mention[] {
  const out: Mention[] = [];
  for (const row of rows) {
    if (row.start < (out.at(-1)?.end ?? 0)) continue;
    const modifier = Array.isArray(row.modifier) ? row.modifier[0] : row.modifier;
    const year = row.kind === 'year' && /(?<!\p{L})năm $/iu.test(text.slice(Math.max(0, row.start - 5), row.start));
    out.push({
      start: year ? row.start - 'năm '.length : row.start,
      end: row.end,
      kind: row.kind,
      value: row.value,
      ...(row.value2 === undefined ? {} : { value2: row.value2 }),
      ...(row.unit === undefined ? {} : { unit: row.unit }),
      ...(row.per === undefined ? {} : { per: row.per }),
      ...(modifier == null ? {} : { modifier: modifier as Modifier }),
      rule: `${row.kind}/gold`,
      parts: [],
      evidence: [],
      confidence: 1,
    });
  }
  return out;
}
