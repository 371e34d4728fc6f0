import { CLOSED, type Columns, JOINED, MARGIN } from './gap-features.js';
import { type Tokens, tokenColumns, tokenise } from './tokens.js';

/** Words given by the user, as chains of syllables; spelling variants (case, tone placement, y/i) are the same word. */
export interface UserLexicon {
  /** Next syllable → the rest of the words that go on so. */
  readonly next: ReadonlyMap<number, UserLexicon>;
  /** True where a word ends here. */
  readonly ends: boolean;
}

interface Node {
  readonly next: Map<number, Node>;
  ends: boolean;
}

/** Builds a lexicon from words, one a string (a file's lines); empty strings and words of one syllable do nothing. */
export function userLexicon(entries: Iterable<string>): UserLexicon {
  const root: Node = { next: new Map(), ends: false };
  const tokens = tokenColumns(16);
  for (const entry of entries) {
    const word = entry.normalize('NFC').trim();
    tokenise(word, 0, word.length, tokens);
    let node = root;
    for (let i = 0; i < tokens.count; i++) {
      const key = tokens.hash[i]!;
      const known = node.next.get(key) ?? { next: new Map(), ends: false };
      node.next.set(key, known);
      node = known;
    }
    if (tokens.count > 1) node.ends = true;
  }
  return root;
}

/** Joins the syllables of the longest entry at every token, left to right, and parts it from its neighbours. */
export function forceEntries(tokens: Tokens, lexicon: UserLexicon, { gap }: Columns): void {
  for (let i = 0; i < tokens.count; ) {
    const length = longestAt(tokens, lexicon, i);
    if (length === 0) {
      i++;
      continue;
    }
    if (i > 0) gap[MARGIN + i - 1] = CLOSED;
    for (let k = i; k < i + length - 1; k++) gap[MARGIN + k] = JOINED;
    gap[MARGIN + i + length - 1] = CLOSED;
    i += length;
  }
}

function longestAt({ hash, count }: Tokens, lexicon: UserLexicon, from: number): number {
  let length = 0;
  let node: UserLexicon | undefined = lexicon;
  for (let i = from; i < count; i++) {
    node = node.next.get(hash[i]!);
    if (node === undefined) break;
    if (node.ends) length = i - from + 1;
  }
  return length;
}
