// Learns the weights of the claim roles and writes weights/roles.bin and weights/late.bin:
//
//   npm run -s build && node pipeline/claims/train/main.js [--apart] [--folds N] [--write] [--late] [--unread] [--gold FOLDER]
//
// FOLDER (default ../shared/gold) holds train.jsonl, train.articles.jsonl and the articles under train/. With --apart
// weights are learnt from the annotations alone and judged on the gold, with the calibration for confidence.ts. With
// --folds the articles of the gold are dealt into N parts; each part is judged by weights learnt from the others. With
// --write weights are learnt from all articles and written: an hour. With --late those of what is chosen last (the verb,
// how far objects and subjects reach) are learnt anew for the weights that ship, and written: three minutes. The same
// articles give the same weights. --unread judges the weights that ship on unread.jsonl.gz, unread-sampled.jsonl.gz and
// unread-later.jsonl.gz: articles that nobody who writes rules has read; please keep it so.
// --annotations FILE, which may be repeated, names others than annotations.jsonl.gz, annotations-local.jsonl.gz,
// annotations-sampled.jsonl.gz (six figures an article), annotations-counted.jsonl.gz (only whether numbers count anything)
// and annotations-predicate.jsonl.gz (only the verb). annotations-later.jsonl.gz is not learnt: docs/decisions/0007 says why.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = new URL('../../../', import.meta.url);
const dist = process.env.SOLIEU_DIST ?? new URL('dist', root).href;
const { loadGazetteer } = await import(`${dist}/corpus/gazetteer/index.js`);
const { readAnnotated } = await import(`${dist}/pipeline/claims/train/annotated.js`);
const { readFigures } = await import(`${dist}/extractors/index.js`);
const { readGold } = await import(`${dist}/pipeline/claims/train/gold.js`);
const { emptyScores, examine, lessonOf, train } = await import(`${dist}/pipeline/claims/train/trainer.js`);
const { learnLate } = await import(`${dist}/pipeline/claims/train/late.js`);
const { SETTINGS } = await import(`${dist}/pipeline/claims/train/learner.js`);
const { fitted, reliability } = await import(`${dist}/pipeline/claims/train/calibration.js`);
const { loadWeights, packed, VALUES } = await import(`${dist}/pipeline/claims/weights.js`);

const { values } = parseArgs({
  options: {
    folds: { type: 'string' },
    write: { type: 'boolean' },
    apart: { type: 'boolean' },
    late: { type: 'boolean' },
    check: { type: 'string' },
    unread: { type: 'boolean' },
    gold: { type: 'string', default: fileURLToPath(new URL('../shared/gold', root)) },
    annotations: {
      type: 'string',
      multiple: true,
      default: ['', '-local', '-sampled', '-counted', '-predicate'].map((kind) =>
        fileURLToPath(new URL(`annotations${kind}.jsonl.gz`, import.meta.url)),
      ),
    },
    corpus: { type: 'string', default: fileURLToPath(new URL('../shared/data/corpus/news-2017.jsonl.gz', root)) },
    set: { type: 'string', multiple: true, default: [] },
  },
});
const settings = { ...SETTINGS };
for (const pair of values.set) {
  const [name, value] = pair.split('=');
  settings[name] = Number(value);
}

const gazetteer = loadGazetteer();
const lessonsOf = (articles) => articles.map((article) => lessonOf(article, gazetteer));
const annotatedIn = (file) => lessonsOf(readAnnotated(file, values.corpus, readFigures));
const learns = values.folds !== undefined || values.apart || values.late || values.write || values.check !== undefined;
const lessons = learns ? lessonsOf(readGold(values.gold, 'train')) : [];
const more = learns ? values.annotations.flatMap(annotatedIn) : [];

/** What is only judged is learnt once. */
const ONE_RUN = [{ number: 0, gold: 3, share: 1 }];

function report(title, scores) {
  console.log(
    `${title}: ${scores.claims} claims, all roles right ${((100 * scores.allRight) / scores.claims).toFixed(1)} %`,
  );
  for (const [role, of] of scores.of) {
    const percent = (count) => `${((100 * (count ?? 0)) / of).toFixed(1)} %`.padStart(8);
    console.log(
      `  ${role.padEnd(24)}${percent(scores.right.get(role))} of ${String(of).padEnd(6)} possible ${percent(scores.possible.get(role))}`,
    );
  }
}

function reportCalibration({ sureness }) {
  const calibration = fitted(sureness);
  console.log(`calibration: intercept ${calibration.intercept.toFixed(2)}, slope ${calibration.slope.toFixed(2)}`);
  for (const { from, claims, mean, right } of reliability(sureness, calibration)) {
    console.log(
      `  ${from.toFixed(1)}  ${String(claims).padStart(5)} claims  said ${mean.toFixed(2)}  right ${right.toFixed(2)}`,
    );
  }
}

const shipped = (name) => Float32Array.from(loadWeights(name), (step) => VALUES[step]);
const write = (name, weights) => writeFileSync(new URL(`../weights/${name}.bin`, import.meta.url), packed(weights));

if (values.late) write('late', learnLate(lessons, more, settings, shipped('roles')));

if (values.unread) {
  const weights = shipped('roles');
  const late = shipped('late');
  for (const name of ['unread', 'unread-sampled', 'unread-later']) {
    const scores = emptyScores();
    for (const lesson of annotatedIn(fileURLToPath(new URL(`${name}.jsonl.gz`, import.meta.url)))) {
      examine(lesson, weights, scores, late);
    }
    report(`articles that nobody has read (${name})`, scores);
  }
}

if (values.folds !== undefined) {
  const folds = Number(values.folds);
  const scores = emptyScores();
  for (let fold = 0; fold < folds; fold++) {
    const others = lessons.filter((_, n) => n % folds !== fold);
    const weights = train(others, more, settings, ONE_RUN);
    for (const [n, lesson] of lessons.entries()) if (n % folds === fold) examine(lesson, weights, scores);
  }
  report(`${folds} folds`, scores);
  reportCalibration(scores);
}

if (values.apart) {
  // Learnt from the annotated articles alone, judged on all of the gold.
  const weights = train([], more, settings, ONE_RUN);
  const scores = emptyScores();
  for (const lesson of lessons) examine(lesson, weights, scores);
  for (const name of ['dev', 'seeds']) {
    for (const article of readGold(values.gold, name)) examine(lessonOf(article, gazetteer), weights, scores);
  }
  report('gold, learnt from the annotations alone', scores);
  reportCalibration(scores);
}

if (values.write || values.check !== undefined) {
  const weights = train(lessons, more, settings);
  const scores = emptyScores();
  for (const lesson of lessons) examine(lesson, weights, scores);
  report('training articles', scores);
  for (const name of (values.check ?? '').split(',').filter(Boolean)) {
    const seen = emptyScores();
    for (const article of readGold(values.gold, name)) examine(lessonOf(article, gazetteer), weights, seen);
    report(name, seen);
  }
  if (values.write) {
    write('roles', weights);
    write('late', learnLate(lessons, more, settings, shipped('roles')));
  }
}
