// Makes words.gen.ts, the words of the press with their class: node pipeline/claims/lexicon/build.js [DATA]
//
// DATA (default ../shared/data) holds ud/*.conllu (UD_Vietnamese-VTB, word classes given by hand) and
// silver/press.seg.txt.gz (press text cut into words). A word that the treebank knows takes its commonest class there;
// any other word that is common in the press is a noun where determiners and numerals stand before it, a verb where
// auxiliaries and negations do, and of no known class otherwise. Only counts are taken from either text.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const data = process.argv[2] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** How often a word must stand in the press text, and beside how many cues, before it is classed. */
const LEAST_COUNT = 30;
const LEAST_CUES = 3;
const BEFORE_NOUNS = new Set('các những mỗi mọi nhiều một vài hai ba bốn năm sáu bảy'.split(' '));
const BEFORE_VERBS = new Set('đã đang sẽ vẫn cũng không chưa phải để hãy chỉ có_thể tiếp_tục'.split(' '));
const CLASSES = { NOUN: 'N', VERB: 'V', ADJ: 'A' };

const fold = (word) =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu, (pair) => {
      const [base = '', tone = ''] = pair.charAt(1).normalize('NFD');
      return (pair.charAt(0) + tone).normalize('NFC') + base;
    });

const bump = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

const given = new Map();
for (const file of readdirSync(`${data}/ud`).filter((name) => name.endsWith('.conllu'))) {
  for (const line of readFileSync(`${data}/ud/${file}`, 'utf8').split('\n')) {
    const [id, form, , upos] = line.split('\t');
    if (!/^\d+$/u.test(id) || form === undefined) continue;
    const key = fold(form);
    const counts = given.get(key) ?? new Map();
    bump(counts, upos);
    given.set(key, counts);
  }
}

const total = new Map();
const capital = new Map();
const noun = new Map();
const verb = new Map();
for (const line of gunzipSync(readFileSync(`${data}/silver/press.seg.txt.gz`))
  .toString('utf8')
  .split('\n')) {
  for (const sentence of line.split('\t')) {
    let before = '';
    for (const word of sentence.split(' ')) {
      const key = fold(word);
      bump(total, key);
      if (before !== '' && word.charAt(0) !== key.charAt(0)) bump(capital, key);
      if (BEFORE_NOUNS.has(before) || /^\d[\d.,]*$/u.test(before)) bump(noun, key);
      if (BEFORE_VERBS.has(before)) bump(verb, key);
      before = key;
    }
  }
}

const words = { N: [], V: [], A: [], X: [] };
for (const [key, count] of total) {
  if (count < LEAST_COUNT || !/^\p{L}+(?:_\p{L}+){0,3}$/u.test(key)) continue;
  if ((capital.get(key) ?? 0) > 0.7 * count) continue;
  const word = key.replaceAll('_', ' ');
  const [best, seen] = [...(given.get(word) ?? [])].sort((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
  const nouns = noun.get(key) ?? 0;
  const verbs = verb.get(key) ?? 0;
  let tag = 'X';
  if (seen >= 2) tag = CLASSES[best];
  else if (nouns >= LEAST_CUES && nouns > 2 * verbs) tag = 'N';
  else if (verbs >= LEAST_CUES && verbs > 2 * nouns) tag = 'V';
  // A single syllable of no class says nothing that an unknown syllable does not say.
  if (tag !== undefined && (tag !== 'X' || word.includes(' '))) words[tag].push(word);
}

writeFileSync(
  new URL('words.gen.ts', import.meta.url),
  `// Made by pipeline/claims/lexicon/build.js from UD_Vietnamese-VTB and counts over press text. Do not edit.\n${Object.entries(
    { NOUNS: words.N, VERBS: words.V, ADJECTIVES: words.A, COMPOUNDS: words.X },
  )
    .map(([name, list]) => `export const ${name} =\n  '${list.sort().join('|')}';\n`)
    .join('')}`,
);
