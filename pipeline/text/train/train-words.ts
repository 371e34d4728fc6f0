/**
 * Trains the word segmenter: node dist/pipeline/text/train/train-words.js DATA
 *
 * DATA holds ud/vi_vtb-ud-{train,dev}.conllu, silver/press.{raw,seg}.txt.gz and corpus/news-2017.jsonl.gz. Writes
 * pipeline/text/weights/words.bin and prints span F1 on the dev part, which nothing is trained on. See docs/text.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decode, decoderOf } from '../gap-decoder.js';
import {
  BASE_FEATURES,
  columnsOf,
  FEATURES,
  featuresOf,
  fillColumns,
  MARGIN,
  OPEN,
  type Tables,
} from '../gap-features.js';
import { type HashTable, lookUp } from '../hash-table.js';
import { bondClass, entryValue, joinedClass, OPENS_LONGER } from '../lexicon-keys.js';
import { encodeModel } from '../model-file.js';
import { sentences } from '../sentences.js';
import { HYPHEN, SMALL, tokenColumns, tokenise, WORD } from '../tokens.js';
import { bondsOf, countEntries, countMeeting, lexiconOf, meetings, type Spellings, syllableTable } from './counts.js';
import { addSentence, type LabelledTokens, labelledTokens, sentenceOf } from './labelled-tokens.js';
import {
  addShare,
  addTo,
  averaged,
  type Perceptron,
  perceptronOf,
  quantised,
  randomNumbers,
  shuffled,
} from './perceptron.js';
import { readSilver } from './silver.js';
import { detokenised, type Labelled, readTreebank } from './treebank.js';

const WEIGHT_BITS = 21;
const SHIFT = 32 - WEIGHT_BITS;
const SILVER_ROUNDS = 2;
const TREEBANK_ROUNDS = 8;
/** Trainings on the treebank in different orders, averaged. */
const TREEBANK_RUNS = 5;
/**
 * Of a hundred lexicon entries, how many are hidden in a round over the silver text, by how frequent they are: every
 * silver word is in the lexicon that was counted from it, real text has words that are not.
 */
const HIDDEN = [50, 40, 15, 2];

const data = process.argv[2] ?? '../shared/data';
const random = randomNumbers(123456789);
const columns = columnsOf(1024);
const decoder = decoderOf(1024);
const features = new Int32Array(FEATURES);

function readSilverTokens(): { store: LabelledTokens; spellings: Spellings } {
  const store = labelledTokens(1 << 22);
  const spellings: Spellings = new Map();
  for (const { text, boundary } of readSilver(`${data}/silver/press.raw.txt.gz`, `${data}/silver/press.seg.txt.gz`)) {
    const seen = new Int32Array(text.length + 1);
    for (let i = 0; i < text.length; i++) seen[i + 1] = seen[i]! + (/\s/u.test(text.charAt(i)) ? 0 : 1);
    for (const { start, end } of sentences(text)) {
      const from = store.count;
      addSentence(store, text, start, end, (offset) => boundary[seen[offset]!] === 1);
      for (let i = from; i < store.count; i++) {
        if (store.kind[i] !== WORD) continue;
        const known = spellings.get(store.hash[i]!);
        if (known) known.count++;
        else spellings.set(store.hash[i]!, { count: 1, spelling: text.slice(store.start[i], store.end[i]) });
      }
    }
  }
  return { store, spellings };
}

function readMeetings() {
  const counts = meetings();
  const tokens = tokenColumns(1024);
  for (const line of gunzipSync(readFileSync(`${data}/corpus/news-2017.jsonl.gz`))
    .toString('utf8')
    .split('\n')) {
    if (line === '') continue;
    const { title = '', sapo = '', text = '' } = JSON.parse(line);
    const article = [title, sapo, text].join('\n').normalize('NFC');
    for (const { start, end } of sentences(article)) {
      tokenise(article, start, end, tokens);
      const { kind, shape, hash } = tokens;
      for (let i = 0; i + 1 < tokens.count; i++) {
        if (kind[i] !== WORD || kind[i + 1] !== WORD || shape[i + 1] !== SMALL) continue;
        if (shape[i] === SMALL || i === 0) countMeeting(counts, hash[i]!, hash[i + 1]!);
      }
    }
  }
  return counts;
}

function readGold(part: 'train' | 'dev'): { store: LabelledTokens; gold: Labelled[] } {
  const store = labelledTokens(1 << 16);
  const gold = readTreebank(`${data}/ud/vi_vtb-ud-${part}.conllu`).map(detokenised);
  for (const { text, words } of gold) {
    const ends = new Set(words.map(({ end }) => end));
    addSentence(store, text, 0, text.length, (offset) => ends.has(offset));
  }
  return { store, gold };
}

/** Hides entries at random, the same ones for a whole round. */
function hiding(round: number): typeof lookUp {
  return (table: HashTable, key: number) => {
    const entry = lookUp(table, key);
    const joined = joinedClass(entry);
    if (joined === 0) return entry;
    let mixed = Math.imul(key ^ Math.imul(round, 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    const hidden = ((mixed ^ (mixed >>> 16)) >>> 0) % 100 < HIDDEN[(joined - 1) & 3]!;
    return hidden ? entryValue(0, bondClass(entry)) | (entry & OPENS_LONGER) : entry;
  };
}

/** One round of structured perceptron over all sentences in random order. */
function trainRound(model: Perceptron, store: LabelledTokens, tables: Tables, entryOf?: typeof lookUp): void {
  for (const index of shuffled(store.sentences.length - 1, random)) {
    const sentence = sentenceOf(store, index);
    // The silver segmenter took "kinh tế-xã hội" for three words, "kinh", "tế-xã" and "hội".
    if (sentence.kind.includes(HYPHEN)) continue;
    model.step++;
    fillColumns(sentence, tables, columns, entryOf);
    decode(columns, model.weights, SHIFT, decoder);
    const { joins } = decoder;
    for (let i = 0; i < sentence.count; i++) {
      if (columns.gap[MARGIN + i] !== OPEN) continue;
      const right = sentence.label[i]!;
      const rightChain = right & (i > 0 ? sentence.label[i - 1]! : 0);
      const chain = joins[i]! & (i > 0 ? joins[i - 1]! : 0);
      if (right === joins[i] && rightChain === chain) continue;
      featuresOf(columns, MARGIN + i, SHIFT, features);
      if (right !== joins[i]) addTo(model, features, 0, BASE_FEATURES, right - joins[i]!);
      if (rightChain !== chain) addTo(model, features, BASE_FEATURES, FEATURES, rightChain - chain);
    }
  }
}

/** Span F1 over whole words, in percent. */
function score(weights: ArrayLike<number>, { store, gold }: ReturnType<typeof readGold>, tables: Tables): number {
  let right = 0;
  let found = 0;
  let wanted = 0;
  gold.forEach(({ words }, index) => {
    const sentence = sentenceOf(store, index);
    fillColumns(sentence, tables, columns);
    decode(columns, weights, SHIFT, decoder);
    const spans = new Set(words.map(({ start, end }) => `${start}:${end}`));
    wanted += spans.size;
    let first = 0;
    for (let i = 0; i < sentence.count; i++) {
      if (decoder.joins[i] === 1) continue;
      found++;
      if (spans.has(`${sentence.start[first]}:${sentence.end[i]}`)) right++;
      first = i + 1;
    }
  });
  return (200 * right) / (found + wanted);
}

function main(): void {
  const silver = readSilverTokens();
  const { counts, openings } = countEntries(silver.store);
  const tables: Tables = {
    syllables: syllableTable(silver.spellings, silver.store),
    lexicon: lexiconOf(counts, openings, bondsOf(readMeetings())),
  };
  const train = readGold('train');
  const dev = readGold('dev');
  const report = (name: string, weights: ArrayLike<number>) =>
    process.stderr.write(`${name}: F1 on dev ${score(weights, dev, tables).toFixed(2)}\n`);

  const base = perceptronOf(1 << WEIGHT_BITS);
  for (let round = 1; round <= SILVER_ROUNDS; round++) trainRound(base, silver.store, tables, hiding(round));
  const press = averaged(base);
  report('silver press text only', press);
  const mean = new Float32Array(press.length);
  for (let run = 0; run < TREEBANK_RUNS; run++) {
    const model = perceptronOf(press.length, press);
    for (let round = 0; round < TREEBANK_ROUNDS; round++) trainRound(model, train.store, tables);
    addShare(mean, averaged(model), 1 / TREEBANK_RUNS);
  }
  report('with the treebank', mean);
  const weights = quantised(mean);
  report('as small integers', weights);
  const folder = new URL('../../../../pipeline/text/weights/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const model = encodeModel([tables.syllables, tables.lexicon], weights);
  writeFileSync(fileURLToPath(new URL('words.bin', folder)), model);
  process.stderr.write(`words.bin: ${model.length} bytes\n`);
}

main();
