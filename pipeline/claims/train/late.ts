import { bind, isExtent, type RankedRole } from '../bind.js';
import type { Candidate } from '../ranker.js';
import { predicateCandidates } from '../roles/predicate.js';
import type { Bound, Filling } from '../roles/role.js';
import { keepingSheet } from '../sheet.js';
import { gainOf } from './gain.js';
import { best, chooserOf, type Learner, learnerOf, type Settings } from './learner.js';
import { type Lesson, lessonsIn, teaches } from './trainer.js';

/** So many times as often as others articles of the gold are given where extents are learnt. */
const EXTENT_GOLD = 6;

/** The predicate is learnt so many times; the weights are the mean. */
const PREDICATE_RUNS = 3;

/**
 * Learns what is chosen last, the other roles being chosen by `weights`: the verb, and how far objects and subjects reach. Each is learnt
 * alone; their weights share a table.
 */
export function learnLate(
  gold: readonly Lesson[],
  others: readonly Lesson[],
  settings: Settings,
  weights: Float32Array,
): Float32Array {
  const late = learnExtents(gold, others, settings, weights);
  const lessons = [...gold, ...others].filter(({ rows }) => teaches(rows, 'predicate'));
  const walks = lessons.map((lesson) => walkOf(lesson, weights));
  for (let run = 0; run < PREDICATE_RUNS; run++) {
    learnPredicates(walks, settings, run).forEach((weight, at) => {
      late[at] = (late[at] as number) + weight / PREDICATE_RUNS;
    });
  }
  return late;
}

function learnExtents(
  gold: readonly Lesson[],
  others: readonly Lesson[],
  settings: Settings,
  weights: Float32Array,
): Float32Array {
  const learner = learnerOf(settings);
  const choose = chooserOf(weights);
  const examples: { readonly candidates: readonly Candidate<unknown>[]; readonly gains: readonly number[] }[] = [];
  for (const [number, lesson] of [...gold, ...others].entries()) {
    if (!teaches(lesson.rows, 'extent')) continue;
    bind(lesson.scene, (role, candidates, bound) => {
      if (!isExtent(role)) return choose(role, candidates, bound);
      const row = lesson.rows.get(bound.figure.mention.start);
      if (!row || row.only !== undefined || candidates.length < 2) return undefined;
      learner.see(candidates, number);
      const gains = candidates.map(({ item }) => gainOf<RankedRole>(role, row, item as Filling) ?? 0);
      for (let time = 0; time < (number < gold.length ? EXTENT_GOLD : 1); time++) examples.push({ candidates, gains });
      return undefined;
    });
  }
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (const { candidates, gains } of lessonsIn(examples, epoch)) learner.learn(candidates, gains);
    learner.rest();
  }
  return learner.mean();
}

/** An article with the other roles bound, so that the predicate is all that is still chosen. */
interface Walk extends Lesson {
  readonly bindings: readonly Bound[];
}

function walkOf(lesson: Lesson, weights: Float32Array): Walk {
  return { ...lesson, bindings: bind(lesson.scene, chooserOf(weights)) };
}

function learnPredicates(walks: readonly Walk[], settings: Settings, run: number): Float32Array {
  const learner = learnerOf(settings, run);
  for (const [number, walk] of walks.entries()) {
    walkThrough(walk, learner, (candidates) => learner.see(candidates, number));
  }
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (const walk of lessonsIn(walks, epoch + run * settings.epochs)) {
      walkThrough(walk, learner, (candidates, gains) => {
        if (gains[0] !== undefined) learner.learn(candidates, gains as number[]);
      });
    }
    learner.rest();
  }
  return learner.mean();
}

/** Chooses the predicates of an article in order, as later ones see earlier ones, and shows the candidates of each with their gains. */
function walkThrough(
  { scene, rows, bindings }: Walk,
  { weights }: Learner,
  visit: (candidates: readonly Candidate<Filling | null>[], gains: readonly (number | undefined)[]) => void,
): void {
  const sheet = keepingSheet();
  const before: Bound[] = [];
  for (const bound of bindings) {
    const candidates = predicateCandidates({ scene, bound, before, sheet, margin: 0 });
    before.push(bound);
    if (candidates.length === 0) continue;
    bound.predicate = best('predicate', candidates, weights, false)?.item ?? null;
    const row = rows.get(bound.figure.mention.start);
    if (row)
      visit(
        candidates,
        candidates.map(({ item }) => gainOf('predicate', row, item)),
      );
  }
}
