import { type Lexeme, lexeme, MOST_LEXEMES } from './lexicon.js';
import type { Tokens } from './tokens.js';

interface Node<T> {
  value?: T;
  next?: Map<Lexeme, Node<T>>;
}

/** What a phrase table found: the value of the phrase, and the token behind it. */
export interface Found<T> {
  readonly value: T;
  readonly next: number;
}

/** A table of phrases of one or more words or symbols, matched against tokens. */
export interface Phrases<T> {
  /** The longest phrase that begins at token `i`. */
  at(tokens: Tokens, i: number): Found<T> | undefined;
}

const PIECES = /\p{L}+|\p{N}+|[^\s\p{L}\p{N}]/gu;

/**
 * A table of the phrases given. A phrase is cut as text is (`km/h` is three tokens); digits in it (`m2`) stand for that
 * digit string, glued to the word before it or not.
 */
export function phrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const root: Node<T> = {};
  for (const [phrase, value] of entries) {
    let node = root;
    for (const piece of phrase.toLowerCase().match(PIECES) ?? []) {
      const id = lexeme(piece);
      node.next ??= new Map();
      let child = node.next.get(id);
      if (!child) {
        child = {};
        node.next.set(id, child);
      }
      node = child;
    }
    node.value ??= value;
  }
  // most words begin no phrase: an array tells so fastest
  const heads: (Node<T> | undefined)[] = Array(MOST_LEXEMES + 1).fill(undefined);
  for (const [id, head] of root.next ?? []) heads[id] = head;
  return {
    at(tokens, i) {
      let node = heads[tokens.lexeme[i]!];
      let value: T | undefined;
      let next = i;
      for (let at = i + 1; node; at++) {
        if (node.value !== undefined) {
          value = node.value;
          next = at;
        }
        node = node.next?.get(tokens.lexeme[at]!);
      }
      return value === undefined ? undefined : { value, next };
    },
  };
}
