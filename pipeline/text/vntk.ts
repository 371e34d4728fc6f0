import { SolieuError, type Span } from '../model/index.js';
import { isBlank } from './chars.js';

/** What of vntk is used. Its words have lost their offsets and their blanks. */
interface Vntk {
  wordTokenizer(): { tag(text: string): string[] };
}

/**
 * The word segmenter of vntk as a function with the same answer as `words`. vntk is an optional dependency with native
 * parts; where it is absent a `SolieuError` says so.
 */
export async function vntkWords(): Promise<(text: string) => Span[]> {
  const name: string = 'vntk';
  let vntk: Vntk;
  try {
    const module: { default: Vntk } = await import(name);
    vntk = module.default;
  } catch (cause) {
    throw new SolieuError('text/no-vntk', 'vntk is not installed or does not load on this machine.', { cause });
  }
  const tokenizer = vntk.wordTokenizer();
  return (text) => aligned(text, text.trim() === '' ? [] : tokenizer.tag(text));
}

/**
 * Where words given as bare strings stand in the text: their units are matched in order, blanks aside. Units that no
 * word accounts for become words of their own, so that the text is covered exactly whatever the words are.
 */
export function aligned(text: string, words: readonly string[]): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const word of words) {
    at = afterBlanks(text, at);
    const end = matchEnd(text, at, word);
    if (end > at) found.push({ start: at, end });
    at = Math.max(at, end);
  }
  for (at = afterBlanks(text, at); at < text.length; at = afterBlanks(text, at)) {
    let end = at;
    while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
    found.push({ start: at, end });
    at = end;
  }
  return found;
}

/** Where `word` ends that begins at `at`; `at` where it does not stand there. */
function matchEnd(text: string, at: number, word: string): number {
  let here = at;
  for (let i = 0; i < word.length; i++) {
    if (isBlank(word.charCodeAt(i))) continue;
    here = afterBlanks(text, here);
    if (text.charCodeAt(here) !== word.charCodeAt(i)) return at;
    here++;
  }
  return here;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}
