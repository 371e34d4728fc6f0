// Makes classes.gen.ts: words of the press in 256 classes of words that stand in the same company.
//
//   npm run -s build && node pipeline/claims/lexicon/build-classes.js [CORPUS.jsonl.gz]
//
// CORPUS (default ../shared/data/corpus/news-2017.jsonl.gz) has articles with `sapo` and `text`; every third one is read.
// Words are told by the words left and right of them: positive pointwise mutual information with the 1 000 most frequent
// words, smoothed as by Levy, Goldberg and Dagan (2015), its first 64 singular vectors, and spherical k-means. Takes
// two minutes; the same corpus gives the same classes.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const root = new URL('../../../', import.meta.url);
const dist = process.env.SOLIEU_DIST ?? new URL('dist', root).href;
const { documentOf } = await import(`${dist}/pipeline/text/index.js`);
const { readFigures } = await import(`${dist}/extractors/index.js`);
const { folded, wordsIn } = await import(`${dist}/pipeline/claims/words.js`);
const { wordTable } = await import(`${dist}/pipeline/claims/lexicon/index.js`);

const CLASSES = 256;
const CONTEXTS = 1000;
const DIMENSIONS = 64;
const LEAST_COUNT = 30;
const LEAST_PAIRS = 3;
const ROUNDS = 25;
const EVERY = 3;

/** Calls `use` with the words of each sentence; names, figures and times as one word each. */
function eachSentence(corpus, use) {
  const lines = gunzipSync(readFileSync(corpus)).toString('utf8').split('\n');
  for (let n = 1; n < lines.length; n += EVERY) {
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
      use(wordsIn(document.text, keys, sentence, inside).map(nameOf));
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

function nameOf({ key, tag, mention }) {
  if (mention) return tag === 'T' ? '<time>' : `<${mention.kind}>`;
  return tag === 'H' ? '<name>' : key;
}

/** Rows of the words as sparse vectors over the contexts left and right of them. */
function contextVectors(sentences, words, contexts) {
  const rows = words.map(() => new Map());
  const wordAt = new Map(words.map((word, at) => [word, at]));
  const contextAt = new Map(contexts.map((word, at) => [word, at]));
  const bump = (row, context) => {
    if (context !== undefined) row.set(context, (row.get(context) ?? 0) + 1);
  };
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.length; at++) {
      const row = rows[wordAt.get(sentence[at]) ?? -1];
      if (!row) continue;
      bump(row, contextAt.get(sentence[at - 1] ?? '.'));
      const right = contextAt.get(sentence[at + 1] ?? '.');
      bump(row, right === undefined ? undefined : CONTEXTS + right);
    }
  }
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
function reduced(rows) {
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  let basis = Array.from({ length: DIMENSIONS }, () => Float64Array.from({ length: 2 * CONTEXTS }, random));
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
function clustered(rows) {
  let centres = rows.slice(0, CLASSES);
  let classes = [];
  for (let round = 0; round < ROUNDS; round++) {
    classes = rows.map((row) => {
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      centres.forEach((centre, n) => {
        let likeness = 0;
        for (let at = 0; at < DIMENSIONS; at++) likeness += row[at] * centre[at];
        if (likeness > most) [best, most] = [n, likeness];
      });
      return best;
    });
    const sums = centres.map(() => new Float64Array(DIMENSIONS));
    rows.forEach((row, n) => {
      for (let at = 0; at < DIMENSIONS; at++) sums[classes[n]][at] += row[at];
    });
    centres = sums.map((sum, n) => (sum.some((value) => value !== 0) ? unit(sum) : centres[n]));
  }
  return classes;
}

/** The tag that three in five of the tagged words of a class bear; `-` where there is none. */
function tagOf(words) {
  const { tags } = wordTable();
  const counts = new Map();
  for (const word of words) {
    const tag = tags.get(word);
    if (tag !== undefined && 'NVA'.includes(tag)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  const sum = [...counts.values()].reduce((a, b) => a + b, 0);
  return first && sum >= 3 && first[1] >= 0.6 * sum ? first[0] : '-';
}

const corpus = process.argv[2] ?? new URL('../shared/data/corpus/news-2017.jsonl.gz', root);
const sentences = [];
const counts = new Map();
eachSentence(corpus, (words) => {
  sentences.push(words);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
});
const byCount = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
const contexts = byCount.slice(0, CONTEXTS).map(([word]) => word);
const words = byCount
  .filter(([word, count]) => count >= LEAST_COUNT && !word.startsWith('<') && !/['\\|]/u.test(word))
  .map(([word]) => word);
const classes = clustered(reduced(contextVectors(sentences, words, contexts)));
const lists = Array.from({ length: CLASSES }, () => []);
for (const [n, word] of words.entries()) lists[classes[n]].push(word);
writeFileSync(
  new URL('classes.gen.ts', import.meta.url),
  '// Made by pipeline/claims/lexicon/build-classes.js from counts over press text. Do not edit.\n' +
    `export const WORD_CLASSES =\n  '${lists.map((list) => list.join('|')).join('\\n')}';\n` +
    '/** By class the tag that most of its tagged words bear, `-` where they do not agree. */\n' +
    `export const CLASS_TAGS =\n  '${lists.map(tagOf).join('')}';\n`,
);
console.log(`${words.length} words in ${CLASSES} classes`);
