// Makes classes.gen.ts: words of the press in 256 classes of words that stand in the same company (company.js).
//
//   npm run -s build && node pipeline/claims/lexicon/build-classes.js [CORPUS.jsonl.gz]
//
// CORPUS (default ../shared/data/corpus/news-2017.jsonl.gz) has articles with `sapo` and `text`; every third one is read.
// Takes two minutes; the same corpus gives the same classes.
import { writeFileSync } from 'node:fs';
import { CONTEXTS, CORPUS, clustered, eachSentence, moreThanChance, reduced } from './company.js';

const root = new URL('../../../', import.meta.url);
const dist = process.env.SOLIEU_DIST ?? new URL('dist', root).href;
const { wordTable } = await import(`${dist}/pipeline/claims/lexicon/index.js`);

const CLASSES = 256;
const DIMENSIONS = 64;
const LEAST_COUNT = 30;
const EVERY = 3;

/** Names, figures and times are one word each. */
function nameOf({ key, tag, mention }) {
  if (mention) return tag === 'T' ? '<time>' : `<${mention.kind}>`;
  return tag === 'H' ? '<name>' : key;
}

/** Rows of the words with counts of the words left and right of them. */
function countsOf(sentences, words, contexts) {
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
  return rows;
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

const corpus = process.argv[2] ?? CORPUS;
const sentences = [];
const counts = new Map();
eachSentence(corpus, EVERY, (sentence) => {
  const words = sentence.map(nameOf);
  sentences.push(words);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
});
const byCount = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
const contexts = byCount.slice(0, CONTEXTS).map(([word]) => word);
const words = byCount
  .filter(([word, count]) => count >= LEAST_COUNT && !word.startsWith('<') && !/['\\|]/u.test(word))
  .map(([word]) => word);
const classes = clustered(reduced(moreThanChance(countsOf(sentences, words, contexts)), DIMENSIONS), CLASSES);
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
