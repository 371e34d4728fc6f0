import type { Span } from '../model/index.js';
import { decode, decoderOf } from './gap-decoder.js';
import { columnsOf, fillColumns, type Tables } from './gap-features.js';
import { loadModel } from './model-file.js';
import { toNfc } from './origins.js';
import { sentences } from './sentences.js';
import { tokenColumns, tokenise } from './tokens.js';
import { forceEntries, type UserLexicon } from './user-lexicon.js';

/** One word: a range of the text, possibly of several syllables, without blanks around it. */
export type Word = Span;

/** What may be asked of `words`. */
export interface WordOptions {
  /** Words that are kept whole wherever their syllables stand together; made by `userLexicon`. */
  readonly lexicon?: UserLexicon;
}

interface Segmenter {
  readonly tables: Tables;
  readonly weights: Int8Array;
  readonly shift: number;
}

let loaded: Segmenter | undefined;

function segmenter(): Segmenter {
  if (loaded === undefined) {
    const { tables, weights, weightBits } = loadModel('words');
    loaded = { tables: { syllables: tables[0]!, lexicon: tables[1]! }, weights, shift: 32 - weightBits };
  }
  return loaded;
}

/** Combining marks: a text that holds one may not be in NFC. An expression finds them in a quarter of the time of a loop. */
const MARKS = /[\u0300-\u036f]/u;

const tokens = tokenColumns(1024);
const columns = columnsOf(1024);
const decoder = decoderOf(1024);

/**
 * Cuts a text into words, in text order: every unit that is no blank is in exactly one, and every word is a slice of
 * the text as given, composed (NFC) or not. Figures, dates, document numbers, abbreviations and addresses are one word.
 * The first call reads the trained model. Time grows linearly with the text.
 */
export function words(text: string, options: WordOptions = {}): Word[] {
  const { text: composed, origins } = MARKS.test(text) ? toNfc(text) : { text };
  const found: Word[] = [];
  for (const { start, end } of sentences(composed)) addWords(composed, start, end, options.lexicon, found);
  return origins === undefined
    ? found
    : found.map(({ start, end }) => ({ start: origins[start]!, end: origins[end]! }));
}

/** Appends the words of the sentence `text[from, to)`, NFC and without a line end. */
export function addWords(
  text: string,
  from: number,
  to: number,
  lexicon: UserLexicon | undefined,
  found: Word[],
): void {
  const { tables, weights, shift } = segmenter();
  tokenise(text, from, to, tokens);
  fillColumns(tokens, tables, columns);
  if (lexicon !== undefined) forceEntries(tokens, lexicon, columns);
  decode(columns, weights, shift, decoder);
  let start = -1;
  for (let i = 0; i < tokens.count; i++) {
    if (start < 0) start = tokens.start[i]!;
    if (decoder.joins[i] === 1) continue;
    found.push({ start, end: tokens.end[i]! });
    start = -1;
  }
}
