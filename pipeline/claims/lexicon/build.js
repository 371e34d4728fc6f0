// Makes words.gen.ts, the words of the press with their class:
//
//   npm run -s build && node pipeline/claims/lexicon/build.js [DATA]
//
// DATA (default ../shared/data) holds ud/*.conllu (UD_Vietnamese-VTB, word classes given by hand),
// silver/press.seg.txt.gz (press text cut into words) and corpus/news-2017.jsonl.gz (articles, cut and tagged by the
// project's own models; every second one is read). A word that the treebank knows takes its commonest class there; any
// other word that is common in the press is a noun where determiners and numerals stand before it, a verb where
// auxiliaries and negations do. Compounds that only the articles know take the tag that they nearly always get there.
// All else is of no known class. Only counts are taken from the texts. Takes two minutes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = new URL('../../../', import.meta.url);
const dist = process.env.SOLIEU_DIST ?? new URL('dist', root).href;
const { tagged } = await import(`${dist}/pipeline/text/index.js`);

const data = process.argv[2] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

/** How often a word must stand in the press text, and beside how many cues, before it is classed. */
const LEAST_COUNT = 30;
const LEAST_CUES = 3;
/** How often a compound must stand in the articles, and which share of its tags must agree. */
const LEAST_COMPOUNDS = 20;
const AGREEING = 0.8;
/** Classes of words.gen.ts by tag; a body's name is tagged as a name. */
const OPEN = { NOUN: 'N', PROPN: 'N', VERB: 'V', ADJ: 'A', SCONJ: 'S', ADV: 'R' };
const EVERY = 2;
/** Names are written with a capital in their second syllable (`Hà Nội`); offices and bodies need not be (`Thủ tướng`). */
const NAME_SHARE = 0.6;
const isName = (form) => /^\p{L}+[ _]\p{Lu}/u.test(form);
const BEFORE_NOUNS = new Set('các những mỗi mọi nhiều một vài hai ba bốn năm sáu bảy'.split(' '));
const BEFORE_VERBS = new Set('đã đang sẽ vẫn cũng không chưa phải để hãy chỉ có_thể tiếp_tục'.split(' '));
const CLASSES = { NOUN: 'N', VERB: 'V', ADJ: 'A' };
const COMPOUND = /^\p{L}+(?: \p{L}+){1,3}$/u;

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
      if (key.includes('_') ? isName(word) : before !== '' && word.charAt(0) !== key.charAt(0)) bump(capital, key);
      if (BEFORE_NOUNS.has(before) || /^\d[\d.,]*$/u.test(before)) bump(noun, key);
      if (BEFORE_VERBS.has(before)) bump(verb, key);
      before = key;
    }
  }
}

const words = { N: [], V: [], A: [], X: [], S: [], R: [] };
for (const [key, count] of total) {
  if (count < LEAST_COUNT || !/^\p{L}+(?:_\p{L}+){0,3}$/u.test(key)) continue;
  if ((capital.get(key) ?? 0) > (key.includes('_') ? NAME_SHARE : 0.7) * count) continue;
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

const compounds = new Map();
const articles = gunzipSync(readFileSync(`${data}/corpus/news-2017.jsonl.gz`))
  .toString('utf8')
  .split('\n');
for (let n = 0; n < articles.length; n += EVERY) {
  if (articles[n] === '') continue;
  const { title, sapo, text } = JSON.parse(articles[n]);
  for (const part of [title, sapo, text]) {
    const composed = (part ?? '').normalize('NFC');
    for (const { start, end, tag } of tagged(composed)) {
      const form = composed.slice(start, end);
      if (!COMPOUND.test(form)) continue;
      const key = fold(form);
      const known = compounds.get(key) ?? { count: 0, names: 0, tags: new Map() };
      compounds.set(key, known);
      known.count++;
      if (isName(form)) known.names++;
      bump(known.tags, tag);
    }
  }
}
const taken = new Set(Object.values(words).flat());
for (const [word, { count, names, tags }] of compounds) {
  if (count < LEAST_COMPOUNDS || names > NAME_SHARE * count || taken.has(word)) continue;
  const [tag, times] = [...tags].sort((a, b) => b[1] - a[1])[0];
  const own = given.has(word) ? [...given.get(word)].sort((a, b) => b[1] - a[1])[0][0] : tag;
  if (times >= AGREEING * count && own in OPEN) words[OPEN[own]].push(word);
  else if (own in CLASSES || own === 'PROPN') words.X.push(word);
}

writeFileSync(
  new URL('words.gen.ts', import.meta.url),
  `// Made by pipeline/claims/lexicon/build.js from UD_Vietnamese-VTB and counts over press text. Do not edit.\n${Object.entries(
    { NOUNS: words.N, VERBS: words.V, ADJECTIVES: words.A, COMPOUNDS: words.X, LINKS: words.S, ADVERBS: words.R },
  )
    .map(([name, list]) => `export const ${name} =\n  '${list.sort().join('|')}';\n`)
    .join('')}`,
);
