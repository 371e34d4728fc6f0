import { createRequire } from 'node:module';
import type { Span } from '../../pipeline/model/index.js';
import { NOUNS } from './lexicon.js';

/** One word or number of an English sentence, as compromise cuts and tags it; a range of the sentence. */
export interface Term extends Span {
  readonly text: string;
  readonly lower: string;
  readonly tags: ReadonlySet<string>;
}

/** What is used of compromise. */
type Compromise = (
  text: string,
  lexicon?: Readonly<Record<string, string>>,
) => {
  json(options: { readonly offset: true }): readonly {
    readonly terms: readonly {
      readonly text: string;
      readonly tags: readonly string[];
      readonly offset?: { readonly start: number; readonly length: number };
    }[];
  }[];
  numbers(): { get(): unknown };
};

/**
 * Milliseconds after the last English sentence in which another one is waited for. Compromise holds 10 MB in each thread, and
 * a corpus may have one English sentence in 20 000 articles; it takes a fifth of a second to load again.
 */
const PATIENCE = 10_000;

let loaded: Compromise | undefined;
let rest: NodeJS.Timeout | undefined;

/** Loaded at the first English sentence: it takes longer to start than everything else that reads figures. */
function compromise(): Compromise {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    loaded = require('compromise/three') as Compromise;
    // Nobody else uses it, and Node would hold it for good.
    delete require.cache[require.resolve('compromise/three')];
    rest = setTimeout(letGo, PATIENCE).unref();
  }
  rest?.refresh();
  return loaded;
}

function letGo(): void {
  loaded = undefined;
  rest = undefined;
}

/**
 * The terms of an English sentence, in text order. Terms that do not stand where compromise says they do, and those that
 * it adds (the `to` of `2016-2020`), are left out.
 */
export function termsOf(sentence: string): readonly Term[] {
  const terms: Term[] = [];
  for (const { terms: found } of compromise()(sentence, NOUNS).json({ offset: true })) {
    for (const { text, tags, offset } of found) {
      if (text === '' || offset === undefined) continue;
      const { start } = offset;
      const end = start + offset.length;
      if (start < (terms.at(-1)?.end ?? 0) || sentence.slice(start, end) !== text) continue;
      terms.push({ text, lower: text.toLowerCase(), start, end, tags: new Set(tags) });
    }
  }
  return terms;
}

/** The number that words say (`two hundred and fifty`); absent where they say none, or more than one. */
export function numberOfWords(words: string): number | undefined {
  const found = compromise()(words).numbers().get();
  const [value, ...more] = Array.isArray(found) ? (found as unknown[]) : [];
  return typeof value === 'number' && Number.isFinite(value) && more.length === 0 ? value : undefined;
}
