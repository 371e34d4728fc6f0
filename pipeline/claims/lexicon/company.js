// What makes classes of words that stand in the same company: positive pointwise mutual information of words with the
// words beside them, smoothed as by Levy, Goldberg and Dagan (2015), its first singular vectors, and spherical k-means.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const root = new URL('../../../', import.meta.url);
const dist = process.env.SOLIEU_DIST ?? new URL('dist', root).href;
const { documentOf } = await import(`${dist}/pipeline/text/index.js`);
const { readFigures } = await import(`${dist}/extractors/index.js`);
const { folded, wordsIn } = await import(`${dist}/pipeline/claims/words.js`);

export const CORPUS = new URL('../shared/data/corpus/news-2017.jsonl.gz', root);

/** So many words, the most frequent ones, are the company that others are told by. */
export const CONTEXTS = 1000;
const LEAST_PAIRS = 3;
const ROUNDS = 25;

/** Calls `use` with the words of each sentence of every `every`th article of a corpus with `sapo` and `text`. */
export function eachSentence(corpus, every, use) {
  const lines = gunzipSync(readFileSync(corpus)).toString('utf8').split('\n');
  for (let n = 1; n < lines.length; n += every) {
    if (lines[n] === '') continue;
    const { sapo, text: body } = JSON.parse(lines[n]);
    const text = [sapo, body].filter(Boolean).join('\n');
    const document = documentOf({ source: '', language: 'vi', text, blocks: blocksOf(text), rawHash: '' });
    const keys = folded(document.text);
    const mentions = readFigures(document.text);
    let next = 0;
    for (const sentence of document.sentences) {
      const inside = [];
      for (; next < mentions.length && mentions[next].start < sentence.end; next++) inside.push(mentions[next]);
      use(wordsIn(document.text, keys, sentence, inside));
    }
  }
}

function blocksOf(text) {
  let start = 0;
  const blocks = [];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') blocks.push({ kind: 'paragraph', start, end: start + line.length });
    start += line.length + 1;
  }
  return blocks;
}

/** Rows of counts by context (left ones, then right ones) as sparse vectors of what is more than chance. */
export function moreThanChance(rows) {
  const columns = new Float64Array(2 * CONTEXTS);
  for (const row of rows) for (const [context, count] of row) columns[context] += count;
  const smoothed = columns.map((count) => count ** 0.75);
  const mass = smoothed.reduce((a, b) => a + b, 0);
  return rows.map((row) => {
    let sum = 0;
    for (const count of row.values()) sum += count;
    const out = [];
    for (const [context, count] of row) {
      const value = Math.log((count * mass) / (sum * smoothed[context]));
      if (count >= LEAST_PAIRS && value > 0) out.push([context, value]);
    }
    return out;
  });
}

/** The rows in the space of their first singular vectors, by subspace iteration; each of length 1. */
export function reduced(rows, dimensions) {
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  let basis = Array.from({ length: dimensions }, () => Float64Array.from({ length: 2 * CONTEXTS }, random));
  const project = (row) =>
    basis.map((vector) => row.reduce((sum, [context, value]) => sum + value * vector[context], 0));
  for (let round = 0; round < 12; round++) {
    const next = basis.map(() => new Float64Array(2 * CONTEXTS));
    for (const row of rows) {
      project(row).forEach((weight, n) => {
        for (const [context, value] of row) next[n][context] += weight * value;
      });
    }
    basis = orthonormal(next);
  }
  return rows.map((row) => unit(Float64Array.from(project(row))));
}

function orthonormal(vectors) {
  const out = [];
  for (const vector of vectors) {
    for (const other of out) {
      const along = vector.reduce((sum, value, at) => sum + value * other[at], 0);
      for (let at = 0; at < vector.length; at++) vector[at] -= along * other[at];
    }
    out.push(unit(vector));
  }
  return out;
}

function unit(vector) {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}

/** Class of each row; the most frequent words are the first centres. */
export function clustered(rows, number) {
  let centres = rows.slice(0, number);
  let classes = [];
  for (let round = 0; round < ROUNDS; round++) {
    classes = rows.map((row) => {
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      centres.forEach((centre, n) => {
        let likeness = 0;
        for (let at = 0; at < row.length; at++) likeness += row[at] * centre[at];
        if (likeness > most) [best, most] = [n, likeness];
      });
      return best;
    });
    const sums = centres.map(() => new Float64Array(rows[0].length));
    rows.forEach((row, n) => {
      for (let at = 0; at < row.length; at++) sums[classes[n]][at] += row[at];
    });
    centres = sums.map((sum, n) => (sum.some((value) => value !== 0) ? unit(sum) : centres[n]));
  }
  return classes;
}
