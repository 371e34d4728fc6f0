import type {
  Article,
  Block,
  BlockKind,
  Evidence,
  EvidenceKind,
  EvidentField,
  Span,
} from '../../pipeline/model/index.js';
import { dayOfMachine } from '../dates.js';
import { languageOf, withLanguages } from '../language.js';

type Values = Readonly<Record<string, unknown>>;

const KINDS: ReadonlySet<unknown> = new Set<BlockKind>([
  'title',
  'lead',
  'paragraph',
  'heading',
  'list-item',
  'table-row',
  'inset',
  'caption',
  'byline',
  'related',
  'meta',
]);
const FACTS = ['title', 'lead', 'author', 'publisher', 'publisherProvince', 'url', 'newsSection'] as const;
const EVIDENT: ReadonlySet<unknown> = new Set<EvidentField>([
  'published',
  'author',
  'publisher',
  'publisherProvince',
  'url',
  'newsSection',
]);

const isBlock = (value: unknown): value is { readonly kind: BlockKind; readonly text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  KINDS.has(value.kind) &&
  'text' in value &&
  typeof value.text === 'string';

/** True for an article as `solieu article` shows it: its text is in blocks, each with its kind. */
export function isShown({ blocks }: Values): boolean {
  return Array.isArray(blocks) && blocks.length > 0 && blocks.every(isBlock);
}

/** Reads such an article: what was told of it holds, and its blocks are of the kinds that they had. */
export function readShown(record: Values, source: string, rawHash: string): Article {
  const given = (record['blocks'] as readonly { readonly kind: BlockKind; readonly text: string }[])
    .map(({ kind, text }) => ({ kind, text: oneLine(text) }))
    .filter(({ text }) => text !== '');
  const text = given.map((block) => block.text).join('\n');
  let start = 0;
  const blocks = given.map((block): Block => {
    const end = start + block.text.length;
    const one = { kind: block.kind, start, end };
    start = end + 1;
    return one;
  });
  const listed = Array.isArray(record['evidence']) ? record['evidence'] : [];
  const evidence = listed.flatMap((one) => evidenceOf(one, text, blocks) ?? []);
  const date = dayOfMachine(wordsOf(record['published']) ?? '');
  const seen = evidence.find(({ field, value }) => field === 'published' && value === date);
  const language = languageOf(text);
  return {
    source,
    ...Object.fromEntries(FACTS.flatMap((name) => (wordsOf(record[name]) ? [[name, wordsOf(record[name])]] : []))),
    ...(date !== undefined && { published: { date, evidence: seen ? whereOf(seen) : 'record' } }),
    evidence,
    language,
    text,
    blocks: withLanguages(blocks, text, language),
    rawHash,
  };
}

const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\r\n]+/gu, ' ')
    .trim();

function wordsOf(value: unknown): string | undefined {
  const words = typeof value === 'string' ? oneLine(value) : '';
  return words === '' ? undefined : words;
}

const whereOf = ({ kind, name }: Evidence): string => (name === undefined ? kind : `${kind}:${name}`);

/** `{"field":"author","value":"An","where":"meta:author","quote":"An"}`; what stood in the text stands there or is a block. */
function evidenceOf(shown: unknown, text: string, blocks: readonly Block[]): Evidence | undefined {
  if (typeof shown !== 'object' || shown === null) return undefined;
  const { field, value, where, quote, start, end } = shown as Values;
  const [words, kind] = [wordsOf(value), wordsOf(where)];
  if (!EVIDENT.has(field) || words === undefined || kind === undefined || typeof quote !== 'string') return undefined;
  const colon = kind.indexOf(':');
  const isAt = (one: Span) => text.slice(one.start, one.end) === quote;
  const given = typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
  // Blank lines of a text file are not shown, so what stood behind them has moved.
  const span = given && (isAt(given) ? given : blocks.find(isAt));
  return {
    field: field as EvidentField,
    value: words,
    kind: (colon < 0 ? kind : kind.slice(0, colon)) as EvidenceKind,
    ...(colon >= 0 && { name: kind.slice(colon + 1) }),
    quote,
    ...(span && { span: { start: span.start, end: span.end } }),
  };
}
