import assert from 'node:assert/strict';
import { loadGazetteer } from '../dist/corpus/gazetteer/index.js';
import { readInputs } from '../dist/corpus/index.js';
import { readFigures } from '../dist/extractors/index.js';
import { understandWith } from '../dist/output/api/understand.js';
import { checkRows } from '../dist/output/checks/index.js';
import { articleRows, openForWriting, storeOn } from '../dist/output/sqlite/index.js';
import { claimsOf } from '../dist/pipeline/claims/index.js';
import { documentOf } from '../dist/pipeline/text/index.js';
import { wallTime } from './timing.js';

const publishedOn = ({ published }) => (published === undefined ? {} : { published: published.date });

/** Languages of blocks whose figures are read as Vietnamese; articles with others are not taken apart here. */
const READ = ['vi', 'und'];

/**
 * Where the time goes from a file to rows, as percentages, in one thread. `claims` is how many the program itself finds:
 * what is taken apart here must come to just as many.
 */
export async function stages(file, db, claims) {
  const gazetteer = loadGazetteer();
  const understand = understandWith(gazetteer);
  const times = {};
  const timed = (stage, task) => {
    const began = wallTime();
    const result = task();
    times[stage] = (times[stage] ?? 0) + wallTime() - began;
    return result;
  };
  const connection = openForWriting(db);
  let mark = () => {};
  const store = storeOn(connection, { ruleset: 'bench', toolVersion: '0', onStage: (stage) => mark(stage) });
  store.beginRun({});
  let written = 0;
  let articles = 0;
  let readSince = wallTime();
  for await (const article of readInputs([file])) {
    times.read = (times.read ?? 0) + wallTime() - readSince;
    const document = timed('sentences', () => documentOf(article));
    const isRead = document.blocks.every(({ language = article.language }) => READ.includes(language));
    const mentions = isRead ? timed('figures', () => readFigures(document.text, publishedOn(article))) : [];
    const findings = isRead
      ? { document, mentions, claims: timed('claims', () => claimsOf(document, mentions, gazetteer)) }
      : timed('otherLanguages', () => understand(article));
    const rows = timed('rows', () => articleRows(findings, gazetteer));
    const checks = timed('checks', () => checkRows(rows, article.text));
    written += timed('write', () => store.saveRows({ ...rows, checks }));
    articles++;
    readSince = wallTime();
  }
  let since = wallTime();
  let current = 'write';
  mark = (stage) => {
    times[current] += wallTime() - since;
    since = wallTime();
    current = stage;
    times[current] = 0;
  };
  store.endRun('done', { articles, unchanged: 0, claims: written, errors: 0 });
  mark('end');
  connection.close();
  assert.equal(written, claims, 'as many claims as the program finds');
  const all = Object.values(times).reduce((sum, time) => sum + time, 0);
  const named = Object.entries(times).filter(([stage]) => stage !== 'end');
  return {
    ...Object.fromEntries(named.map(([stage, time]) => [`${stage}Percent`, (100 * time) / all])),
    claimsASecondWritten: written / (times.write / 1000),
  };
}
