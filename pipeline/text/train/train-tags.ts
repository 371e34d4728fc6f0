/**
 * Trains the tagger of parts of speech: node dist/pipeline/text/train/train-tags.js DATA
 *
 * DATA holds ud/vi_vtb-ud-{train,dev}.conllu and silver/press.raw.txt.gz. A first tagger learns from the treebank and tags
 * press text; how it tags each word most often becomes a feature of the second. Run it after train-words.js, whose
 * words it uses. Writes pipeline/text/weights/tags.bin and prints the accuracy on the dev part. See docs/text.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Span } from '../../model/index.js';
import { type HashTable, hashTableOf } from '../hash-table.js';
import { encodeModel } from '../model-file.js';
import { sentences } from '../sentences.js';
import { fillTagColumns, TAG_BITS, TAG_FEATURES, TAG_MARGIN, TAGS, type Tag, tagColumns } from '../tag-features.js';
import { bestTag } from '../tags.js';
import { addWords } from '../words.js';
import { addTo, averaged, perceptronOf, quantised, randomNumbers, shuffled } from './perceptron.js';
import { detokenised, type Labelled, readTreebank } from './treebank.js';

const WEIGHT_BITS = 21;
const SHIFT = 32 - WEIGHT_BITS + TAG_BITS;
const ROUNDS = 10;
/** Lines of press text that are tagged to learn how words are used. */
const PRESS_LINES = 29_000;
const LEAST_USES = 3;

const data = process.argv[2] ?? '../shared/data';
const columns = tagColumns(512);
const rows = new Int32Array(TAG_FEATURES);

/** Calls `visit` with the chosen tag of every word in turn; it gives the tag that the next words are told. */
function tagSentence(
  text: string,
  words: readonly Span[],
  lexicon: HashTable,
  weights: ArrayLike<number>,
  visit: (index: number, tag: number) => void,
): void {
  fillTagColumns(text, words, 0, words.length, lexicon, columns);
  let tag = 0;
  let tagBefore = 0;
  for (let i = 0; i < words.length; i++) {
    const best = bestTag(columns, TAG_MARGIN + i, tag, tagBefore, weights, SHIFT, rows);
    visit(i, best);
    tagBefore = tag;
    tag = best + 1;
  }
}

function train(gold: readonly Labelled[], lexicon: HashTable): Float32Array {
  const model = perceptronOf(1 << WEIGHT_BITS);
  const random = randomNumbers(987654321);
  const at = new Int32Array(TAG_FEATURES);
  for (let round = 0; round < ROUNDS; round++) {
    for (const index of shuffled(gold.length, random)) {
      const { text, words } = gold[index]!;
      tagSentence(text, words, lexicon, model.weights, (i, tag) => {
        model.step++;
        const right = TAGS.indexOf(words[i]!.upos as Tag);
        if (right < 0 || right === tag) return;
        for (let k = 0; k < TAG_FEATURES; k++) at[k] = (rows[k]! << TAG_BITS) + right;
        addTo(model, at, 0, TAG_FEATURES, 1);
        for (let k = 0; k < TAG_FEATURES; k++) at[k] = (rows[k]! << TAG_BITS) + tag;
        addTo(model, at, 0, TAG_FEATURES, -1);
      });
    }
  }
  return averaged(model);
}

function accuracy(gold: readonly Labelled[], lexicon: HashTable, weights: ArrayLike<number>): number {
  let right = 0;
  let total = 0;
  for (const { text, words } of gold) {
    tagSentence(text, words, lexicon, weights, (i, tag) => {
      total++;
      if (TAGS[tag] === words[i]!.upos) right++;
    });
  }
  return (100 * right) / total;
}

/** How the words of press text are tagged: value 1 + 4 · tag + (how often so, 0 … 3). */
function usualTags(weights: ArrayLike<number>, known: HashTable): HashTable {
  const uses = new Map<number, Uint32Array>();
  const lines = gunzipSync(readFileSync(`${data}/silver/press.raw.txt.gz`))
    .toString('utf8')
    .split('\n');
  for (const line of lines.slice(0, PRESS_LINES)) {
    const text = line.normalize('NFC');
    for (const { start, end } of sentences(text)) {
      const words: Span[] = [];
      addWords(text, start, end, undefined, words);
      tagSentence(text, words, known, weights, (i, tag) => {
        const key = columns.word[TAG_MARGIN + i]!;
        const counts = uses.get(key) ?? new Uint32Array(TAGS.length);
        counts[tag]!++;
        uses.set(key, counts);
      });
    }
  }
  const keys: number[] = [];
  const values: number[] = [];
  for (const [key, counts] of uses) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const most = Math.max(...counts);
    if (total < LEAST_USES || key === 0) continue;
    const share = most / total;
    keys.push(key);
    values.push(1 + 4 * counts.indexOf(most) + [0.6, 0.8, 0.95].filter((step) => share >= step).length);
  }
  return hashTableOf(keys, values);
}

function main(): void {
  const gold = readTreebank(`${data}/ud/vi_vtb-ud-train.conllu`).map(detokenised);
  const dev = readTreebank(`${data}/ud/vi_vtb-ud-dev.conllu`).map(detokenised);
  const none = hashTableOf([], []);
  const first = train(gold, none);
  process.stderr.write(`treebank only: ${accuracy(dev, none, first).toFixed(2)} % of dev words\n`);
  let lexicon = usualTags(first, none);
  let second = train(gold, lexicon);
  process.stderr.write(`with press text: ${accuracy(dev, lexicon, second).toFixed(2)} %\n`);
  lexicon = usualTags(second, lexicon);
  second = train(gold, lexicon);
  process.stderr.write(`with press text tagged again: ${accuracy(dev, lexicon, second).toFixed(2)} %\n`);
  const weights = quantised(second);
  process.stderr.write(`as small integers: ${accuracy(dev, lexicon, weights).toFixed(2)} %\n`);
  const model = encodeModel([lexicon], weights);
  writeFileSync(fileURLToPath(new URL('../../../../pipeline/text/weights/tags.bin', import.meta.url)), model);
  process.stderr.write(`tags.bin: ${model.length} bytes\n`);
}

main();
