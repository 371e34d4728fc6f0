import { lower } from './chars.js';

/** The number of a word or symbol that some rule knows. 0 means: no rule knows it. */
export type Lexeme = number;

const forms: string[] = [''];
const ids = new Map<string, Lexeme>();

/** Hash slots: `slots[h]` is a lexeme or 0. Rebuilt when lexemes were added since. */
let slots = new Int32Array(0);
let built = 0;

/** The lexeme of one word or one symbol, in lower case and NFC. Called while rules are defined, not while text is read. */
export function lexeme(form: string): Lexeme {
  const known = ids.get(form);
  if (known !== undefined) return known;
  forms.push(form);
  ids.set(form, forms.length - 1);
  return forms.length - 1;
}

/** The form of a lexeme, for messages. */
export const formOf = (id: Lexeme): string => forms[id] ?? '';

function build(): void {
  let size = 1024;
  while (size < forms.length * 4) size *= 2;
  slots = new Int32Array(size);
  for (let id = 1; id < forms.length; id++) {
    const form = forms[id]!;
    let hash = 0;
    for (let at = 0; at < form.length; at++) hash = (Math.imul(hash, 31) + form.charCodeAt(at)) | 0;
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = id;
  }
  built = forms.length;
}

/** Makes the hash table ready: called once before a text is read. */
export function prepareLexicon(): void {
  if (built !== forms.length) build();
}

/** The lexeme of `text.slice(start, end)` in any case, given the hash of its lower-cased units (`hash * 31 + unit`). */
export function lexemeAt(text: string, start: number, end: number, hash: number): Lexeme {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const id = slots[slot]!;
    if (id === 0) return 0;
    const form = forms[id]!;
    if (form.length !== end - start) continue;
    let at = 0;
    while (at < form.length && form.charCodeAt(at) === lower[text.charCodeAt(start + at)]) at++;
    if (at === form.length) return id;
  }
}

/** A set of lexemes with constant-time membership. */
export interface LexemeSet {
  has(id: Lexeme): boolean;
}

/** The set of the words given, separated by blanks in one string for readability. */
export function lexemes(words: string): LexemeSet {
  const members = new Set(words.split(/\s+/u).filter(Boolean).map(lexeme));
  const top = Math.max(0, ...members) + 1;
  const flags = new Uint8Array(top);
  for (const id of members) flags[id] = 1;
  return { has: (id) => id < top && flags[id] === 1 };
}
