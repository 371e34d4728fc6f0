import { type Tokens, tokenColumns, tokenise } from '../tokens.js';

/** Tokens of many sentences with the label of the gap behind each: 1 inside a word, 0 not. */
export interface LabelledTokens extends Tokens {
  label: Uint8Array;
  /** First token of every sentence, then the number of tokens. */
  readonly sentences: number[];
}

/** An empty store with room for `size` tokens. */
export function labelledTokens(size: number): LabelledTokens {
  return { ...tokenColumns(size), label: new Uint8Array(size), sentences: [0] };
}

const scratch = tokenColumns(1024);

/** Tokenises the sentence `text[from, to)` and appends it; `endsWord` tells whether a word ends at an offset. */
export function addSentence(
  store: LabelledTokens,
  text: string,
  from: number,
  to: number,
  endsWord: (offset: number) => boolean,
): void {
  tokenise(text, from, to, scratch);
  if (store.label.length < store.count + scratch.count) grow(store, store.count + scratch.count);
  for (let i = 0; i < scratch.count; i++) {
    const at = store.count++;
    store.start[at] = scratch.start[i]!;
    store.end[at] = scratch.end[i]!;
    store.kind[at] = scratch.kind[i]!;
    store.shape[at] = scratch.shape[i]!;
    store.hash[at] = scratch.hash[i]!;
    store.label[at] = i + 1 < scratch.count && !endsWord(scratch.end[i]!) ? 1 : 0;
  }
  store.sentences.push(store.count);
}

function grow(store: LabelledTokens, size: number): void {
  const larger = { ...tokenColumns(size * 2), label: new Uint8Array(size * 2) };
  for (const key of ['start', 'end', 'kind', 'shape', 'hash', 'label'] as const) larger[key].set(store[key]);
  Object.assign(store, larger, { count: store.count });
}

/** A view of one sentence of the store. */
export function sentenceOf(store: LabelledTokens, sentence: number): Tokens & { readonly label: Uint8Array } {
  const from = store.sentences[sentence]!;
  const to = store.sentences[sentence + 1]!;
  return {
    count: to - from,
    start: store.start.subarray(from, to),
    end: store.end.subarray(from, to),
    kind: store.kind.subarray(from, to),
    shape: store.shape.subarray(from, to),
    hash: store.hash.subarray(from, to),
    label: store.label.subarray(from, to),
  };
}
