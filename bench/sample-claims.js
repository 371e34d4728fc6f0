import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readBytes } from '../dist/corpus/index.js';

const FOLDER = new URL('../corpus/samples/', import.meta.url);

/**
 * Shares of the known figures of the bundled articles that must be read right at least. They lie below what is read
 * (0.996, 0.742, 0.639, 0.871): this tells whether something is broken, and weights may be learnt anew.
 */
const FLOORS = { figure: 0.97, object: 0.65, subject: 0.5, place: 0.75 };

const read = (name) => readFileSync(new URL(name, FOLDER));

/** The annotated figures with context, by the name of their article; only text files have offsets. */
function knownFigures() {
  const byArticle = new Map();
  for (const line of read('gold.jsonl').toString().trimEnd().split('\n')) {
    const figure = JSON.parse(line);
    if (figure.object === undefined || figure.start === undefined) continue;
    byArticle.set(figure.article, [...(byArticle.get(figure.article) ?? []), figure]);
  }
  return byArticle;
}

/** What is told of a figure may be one of several, or `null` for none. */
const holds = (known, value) => [known ?? null].flat().includes(value ?? null);

/**
 * Compares the claims that `understand` finds in the bundled articles with those that are known. Gives the share of the
 * figures that are right, and of those the shares of the roles.
 */
export function checkSamples(understand) {
  const right = { figure: 0, object: 0, subject: 0, place: 0 };
  let figures = 0;
  for (const [name, known] of knownFigures()) {
    const bytes = read(`${name}.txt`);
    const [article] = readBytes(bytes, `${name}.txt`);
    // Offsets are those of the file: one of them has letters that reading composes.
    const isAsGiven = article.text === bytes.toString();
    const claims = understand(article);
    for (const figure of known) {
      figures++;
      const claim = claims.find(
        ({ mention: { start, end } }) =>
          article.text.slice(start, end) === figure.text && (!isAsGiven || start === figure.start),
      );
      if (claim === undefined || claim.mention.kind !== figure.kind || claim.mention.value !== figure.value) continue;
      right.figure++;
      for (const role of ['object', 'subject', 'place']) if (holds(figure[role], claim[role]?.value)) right[role]++;
    }
  }
  const shares = Object.fromEntries(
    Object.entries(right).map(([name, count]) => [name, count / (name === 'figure' ? figures : right.figure)]),
  );
  for (const [name, floor] of Object.entries(FLOORS)) {
    assert.ok(shares[name] >= floor, `${name}: ${shares[name]} of the bundled articles is right`);
  }
  return shares;
}
