// Makes name-classes.gen.ts: parts of names of the press in classes of those that are written of in the same words
// (company.js): ministries, clubs, brands, surnames, countries.
//
//   npm run -s build && node pipeline/claims/lexicon/build-name-classes.js [CORPUS.jsonl.gz]
//
// CORPUS (default ../shared/data/corpus/news-2017.jsonl.gz) has articles with `sapo` and `text`; every second one is read.
// A part of a name is told by the words beside the whole name. Takes a minute; the same corpus gives the same classes.
import { writeFileSync } from 'node:fs';
import { CONTEXTS, CORPUS, clustered, eachSentence, moreThanChance, reduced } from './company.js';

const CLASSES = 64;
const DIMENSIONS = 48;
const LEAST_COUNT = 40;
const EVERY = 2;

/** What a word is as company of a name: figures and times by their kind, all marks and words as they are. */
function companyOf(word) {
  if (word === undefined) return '.';
  return word.mention ? `<${word.tag}>` : word.key;
}

const isPart = (word) => word !== undefined && !word.mention && word.tag === 'H';

const counts = new Map();
const company = new Map();
const beside = [];
eachSentence(process.argv[2] ?? CORPUS, EVERY, (sentence) => {
  for (const word of sentence) {
    if (isPart(word)) continue;
    const name = companyOf(word);
    company.set(name, (company.get(name) ?? 0) + 1);
  }
  for (let at = 0; at < sentence.length; at++) {
    if (!isPart(sentence[at])) continue;
    let end = at + 1;
    while (isPart(sentence[end])) end++;
    const left = companyOf(sentence[at - 1]);
    const right = companyOf(sentence[end]);
    for (; at < end; at++) {
      const { key } = sentence[at];
      counts.set(key, (counts.get(key) ?? 0) + 1);
      beside.push({ key, left, right });
    }
  }
});

const byCount = (all) => [...all].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
const contexts = new Map(
  byCount(company)
    .slice(0, CONTEXTS)
    .map(([word], at) => [word, at]),
);
const parts = byCount(counts)
  .filter(([key, count]) => count >= LEAST_COUNT && !/['\\|]/u.test(key))
  .map(([key]) => key);
const rowOf = new Map(parts.map((key) => [key, new Map()]));
for (const { key, left, right } of beside) {
  const row = rowOf.get(key);
  if (row === undefined) continue;
  const bump = (context, side) => {
    if (context !== undefined) row.set(side + context, (row.get(side + context) ?? 0) + 1);
  };
  bump(contexts.get(left), 0);
  bump(contexts.get(right), CONTEXTS);
}
const classes = clustered(reduced(moreThanChance([...rowOf.values()]), DIMENSIONS), CLASSES);
const lists = Array.from({ length: CLASSES }, () => []);
for (const [n, part] of parts.entries()) lists[classes[n]].push(part);
writeFileSync(
  new URL('name-classes.gen.ts', import.meta.url),
  '// Made by pipeline/claims/lexicon/build-name-classes.js from counts over press text. Do not edit.\n' +
    `export const NAME_CLASSES =\n  '${lists.map((list) => list.join('|')).join('\\n')}';\n`,
);
console.log(`${parts.length} parts of names in ${CLASSES} classes`);
