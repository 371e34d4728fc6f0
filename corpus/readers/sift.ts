import { type Article, SolieuError } from '../../pipeline/model/index.js';
import { type InputProblem, problemOf } from '../problems.js';
import { isPage } from '../sniff.js';
import type { Items } from './chunks.js';
import { type FieldMap, fieldsOf } from './fields.js';
import { isShown } from './shown.js';

type Values = Readonly<Record<string, unknown>>;

/** A record of a file with many, before it is read. */
export interface Entry<T = never> {
  /** Its values; `undefined` where it is broken, which reading it tells. */
  values(): Values | undefined;
  /** About how long it is, in bytes. */
  readonly length: number;
  read(): Article | InputProblem | T;
}

/** What the first records say of a file: it is read as it is, its records are sifted, or more of them have to be seen. */
type Verdict = 'read' | 'sift' | 'open';

/** How many bytes of records are looked at. */
const LOOKED_AT = 1 << 16;
/** So many records without any text, or with nothing but scraps of it, are no accident. */
const TEXTLESS = 3;
const SCRAPS = 10;
/** More words than the labels in a table of data have. */
const WORDS = 12;
const SENTENCE_END = /[.!?…]["”’)\]]?$/u;
/** Names of fields that a message tells. */
export const NAMES_TOLD = 12;

/** What a record is to the eye: an article, something with a scrap of text (`"text": "86%"`), or something without text. */
function lookOf(values: Values, map: FieldMap | undefined): 'article' | 'scrap' | 'textless' {
  const { text, title, lead, url } = fieldsOf(values, map);
  if (text === undefined) return isShown(values) ? 'article' : 'textless';
  if (map?.text !== undefined || (title ?? lead ?? url) !== undefined || isPage(text)) return 'article';
  const words = text.match(/\p{L}{1,99}/gu)?.length ?? 0;
  return words >= WORDS || (words >= TEXTLESS && SENTENCE_END.test(text)) ? 'article' : 'scrap';
}

/** Judges a file by its first records, which are shown to it one by one: one article among them is enough. */
function judgeOf(map: FieldMap | undefined): { see(entry: Entry<unknown>): Verdict; end(): Verdict } {
  const seen = { article: 0, scrap: 0, textless: 0 };
  let length = 0;
  const end = (): Verdict => {
    const others = seen.scrap + seen.textless;
    return seen.article === 0 && (others >= SCRAPS || (seen.scrap === 0 && others >= TEXTLESS)) ? 'sift' : 'read';
  };
  return {
    see(entry) {
      const values = entry.values();
      if (values !== undefined) seen[lookOf(values, map)]++;
      length += entry.length;
      return seen.article > 0 || length > LOOKED_AT ? end() : 'open';
    },
    end,
  };
}

/** Whether the records of a file are sifted. */
export async function areSifted(entries: AsyncIterable<Entry<unknown>>, map: FieldMap | undefined): Promise<boolean> {
  const judge = judgeOf(map);
  for await (const entry of entries) {
    const verdict = judge.see(entry);
    if (verdict !== 'open') return verdict === 'sift';
  }
  return judge.end() === 'sift';
}

/**
 * Reads records. A file whose first records are all none of an article (a table of data, annotations, settings) is told
 * as one problem and not as one for each record; articles that come later in it are read all the same.
 */
export async function* sifted<T>(
  entries: AsyncIterable<Entry<T>> | Iterable<Entry<T>>,
  source: string,
  map: FieldMap | undefined,
): Items<T> {
  const judge = judgeOf(map);
  const held: Entry<T>[] = [];
  let verdict: Verdict = 'open';
  const left = { all: 0, scraps: 0, taken: 0, names: new Set<string>() };
  const take = function* (entry: Entry<T>) {
    const values = verdict === 'sift' ? entry.values() : undefined;
    const look = values === undefined ? 'article' : lookOf(values, map);
    if (look === 'article') {
      left.taken += values === undefined ? 0 : 1;
      yield entry.read();
      return;
    }
    left.all++;
    if (look === 'scrap') left.scraps++;
    for (const name of Object.keys(values!)) if (left.names.size < NAMES_TOLD) left.names.add(name);
  };
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const entry of entries) {
      if (verdict !== 'open') {
        yield* take(entry);
        continue;
      }
      held.push(entry);
      verdict = judge.see(entry);
      if (verdict !== 'open') for (const one of held.splice(0)) yield* take(one);
    }
  } catch (error) {
    failure = { error }; // what came before is told first
  }
  if (verdict === 'open') {
    verdict = judge.end();
    for (const one of held) yield* take(one);
  }
  const error = failure?.error;
  const textless = left.all > 0 ? noArticles(source, left) : undefined;
  // Of a file one problem is kept: that of its end tells of both.
  if (error instanceof SolieuError && textless !== undefined) {
    throw new SolieuError(error.code, `${error.message} ${textless.message}`, { cause: error });
  }
  if (textless !== undefined) yield problemOf(textless, source);
  if (failure !== undefined) throw error;
}

function noArticles(
  source: string,
  { all, scraps, taken, names }: Readonly<Record<'all' | 'scraps' | 'taken', number>> & { readonly names: Set<string> },
): SolieuError {
  const which =
    taken === 0 ? `${source} holds ${all} records and no article` : `${all} records of ${source} are no articles`;
  const why = scraps > 0 ? 'no text of theirs is a sentence' : 'none of them has a text';
  return new SolieuError('input/no-text', `${which}: ${why} (their fields: ${[...names].join(', ')}).`);
}
