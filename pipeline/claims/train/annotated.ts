import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Article, Block, Mention } from '../../model/index.js';
import { isClaimKind } from '../../model/index.js';
import type { GoldArticle, GoldRow } from './gold.js';

/** What the project's annotators say of one figure: spans of the article's text (UTF-16), names and times as strings. */
interface Answer {
  /** Start of the figure. */
  readonly at: number;
  readonly [role: string]: unknown;
}

interface AnnotatedArticle {
  readonly article: string;
  readonly rows: readonly Answer[];
}

interface CorpusRecord {
  readonly id: string;
  readonly title: string;
  readonly sapo?: string;
  readonly text?: string;
}

const RANKED = ['object', 'base', 'subject', 'place', 'time', 'change', 'status', 'predicate'] as const;

/**
 * Reads the project's own annotations of articles of a corpus (both JSONL, gzip). The annotations hold offsets and names but
 * no text: rows of articles that the corpus lacks, and figures that `readFigures` does not find, are left out.
 */
export function readAnnotated(
  annotations: string,
  corpus: string,
  readFigures: (text: string) => readonly Mention[],
): readonly GoldArticle[] {
  const wanted = new Map<string, AnnotatedArticle>();
  for (const line of unpackedLines(annotations)) {
    if (line === '') continue;
    const one = JSON.parse(line) as AnnotatedArticle;
    wanted.set(one.article, one);
  }
  const out: GoldArticle[] = [];
  for (const line of unpackedLines(corpus)) {
    if (line === '') continue;
    const record = JSON.parse(line) as CorpusRecord;
    const found = wanted.get(record.id);
    if (found) out.push(lessonOf(record, found, readFigures));
  }
  return out;
}

const unpackedLines = (file: string): readonly string[] => gunzipSync(readFileSync(file)).toString('utf8').split('\n');

function lessonOf(
  record: CorpusRecord,
  { rows }: AnnotatedArticle,
  readFigures: (text: string) => readonly Mention[],
): GoldArticle {
  const article = articleOf(record);
  const mentions = readFigures(article.text);
  const answers = new Map(rows.map((row) => [row.at, row]));
  const gold: GoldRow[] = [];
  for (const mention of mentions) {
    const answer = answers.get(mention.start);
    if (!answer || !isClaimKind(mention.kind)) continue;
    const { start, end, kind, value } = mention;
    const row: Record<string, unknown> = {};
    for (const role of RANKED) {
      const given = answer[role];
      if (Array.isArray(given)) row[role] = given.map((one) => (Array.isArray(one) ? sliceOf(article, one) : one));
    }
    if (answer['none'] === true) row['none'] = true;
    if (typeof answer['only'] === 'string') row['only'] = answer['only'];
    gold.push({
      article: record.id,
      start,
      end,
      text: article.text.slice(start, end),
      kind,
      value,
      ranked: true,
      ...row,
    });
  }
  return { id: record.id, article, rows: gold, mentions };
}

function sliceOf({ text }: Article, [start, end]: readonly number[]): string {
  return text.slice(start, end);
}

/** Title, lead and text, each once, one a line: offsets of the annotations count in this. */
function articleOf({ id, title, sapo = '', text = '' }: CorpusRecord): Article {
  const head = [title.trim(), sapo.trim()];
  let rest = text.trim();
  for (const part of head) if (part !== '' && rest.startsWith(part)) rest = rest.slice(part.length).trim();
  const blocks: Block[] = [];
  let whole = '';
  for (const part of [...head, rest]) {
    for (const line of part === '' ? [] : part.split('\n')) {
      const start = whole.length;
      whole += `${line}\n`;
      const kind = blocks.length === 0 ? 'title' : blocks.length === 1 ? 'lead' : 'paragraph';
      if (line.trim() !== '') blocks.push({ kind, start, end: start + line.length });
    }
  }
  return { source: id, language: 'vi', text: whole, blocks, rawHash: '' };
}
