import type { Gazetteer } from '../../model/index.js';
import { documentOf } from '../../text/index.js';
import { bind, type Choose, isExtent, isLate, type RankedRole } from '../bind.js';
import { productOf } from '../confidence.js';
import { WEIGHTS } from '../ranker.js';
import { COUNTED } from '../roles/counted.js';
import type { Bound, Filling } from '../roles/role.js';
import { type Scene, sceneOf } from '../scene.js';
import { gainOf } from './gain.js';
import type { GoldArticle, GoldRow } from './gold.js';
import { best, chooserOf, learnerOf, type Settings } from './learner.js';

/** An article ready to learn from: read once, used in every epoch. */
export interface Lesson {
  readonly id: string;
  readonly scene: Scene;
  readonly rows: ReadonlyMap<number, GoldRow>;
}

export function lessonOf({ id, article, rows, mentions }: GoldArticle, gazetteer: Gazetteer): Lesson {
  const scene = sceneOf(documentOf(article), mentions, gazetteer);
  const known = new Map(rows.map((row) => [row.start, row]));
  const last = rows.at(-1)?.start ?? -1;
  // Whether a number counts hangs on no other figure, all else on those before it.
  const alone = rows.every(({ only }) => only === COUNTED);
  const figures = scene.figures.filter(({ mention: { start } }) => (alone ? known.has(start) : start <= last));
  return { id, scene: { ...scene, figures }, rows: known };
}

/** True where rows say of a role what is right; most say of all but the predicate, some of one alone. */
export function teaches(rows: Lesson['rows'], role: RankedRole): boolean {
  for (const row of rows.values()) {
    if (row.only === undefined ? role !== 'predicate' || row['predicate'] !== undefined : row.only === role)
      return true;
  }
  return false;
}

/** A prime larger than any number of lessons in use but for a few: steps of it walk through all of them. */
const STRIDE = 7919;

/** A fixed walk through the lessons that differs from epoch to epoch. */
export function* lessonsIn<T>(lessons: readonly T[], epoch: number): Iterable<T> {
  for (let n = 0; n < lessons.length; n++) yield lessons[(n * STRIDE + epoch * 11) % lessons.length] as T;
}

/** One of the times that all is learnt; the weights are a mean of them. */
export interface Run {
  /** Each has another order of the articles, and other features are hidden. */
  readonly number: number;
  /** So many times as often as others articles of the gold are given: they were made by several annotators. */
  readonly gold: number;
  /** Its share of the mean. */
  readonly share: number;
}

/**
 * Runs and shares of them with which seeds, dev and train stay above their floors: single runs differ by up to five points on
 * the five articles of seeds and the ten of dev, and chance decides which are higher. The last is learnt without the gold at all.
 */
export const RUNS: readonly Run[] = [
  { number: 3, gold: 6, share: 1 },
  { number: 5, gold: 6, share: 2 },
  { number: 7, gold: 6, share: 3 },
  { number: 4, gold: 0, share: 1 },
];

/** Learns the weights of all roles but the last ones from the gold and other annotated articles. The same lessons give the same weights. */
export function train(
  gold: readonly Lesson[],
  others: readonly Lesson[],
  settings: Settings,
  runs: readonly Run[] = RUNS,
): Float32Array {
  const mean = new Float32Array(WEIGHTS);
  const shares = runs.reduce((sum, { share }) => sum + share, 0);
  for (const { number, gold: times, share } of runs) {
    const own = others.filter(({ rows }) => teaches(rows, 'counted'));
    const lessons = [...Array.from({ length: times }, () => gold).flat(), ...own];
    learnOnce(lessons, settings, number).forEach((weight, at) => {
      mean[at] = (mean[at] as number) + (weight * share) / shares;
    });
  }
  return mean;
}

function learnOnce(lessons: readonly Lesson[], settings: Settings, run: number): Float32Array {
  const learner = learnerOf(settings, run);
  let lesson = lessons[0] as Lesson;
  // A lesson that is given several times is one article.
  const numbers = new Map(lessons.map((lesson, n) => [lesson, n]));
  // What a later figure sees of an earlier one is what the ranker chose for it, as it will be when it is used.
  const pass = (learns: boolean): Choose => {
    return (role, candidates, bound) => {
      if (isLate(role)) return undefined;
      if (!learns) {
        learner.see(candidates, numbers.get(lesson) as number);
        return candidates[0] && { item: candidates[0].item, chance: 1 };
      }
      const choice = best(role, candidates, learner.weights, false);
      const row = lesson.rows.get(bound.figure.mention.start);
      if (row && choice) {
        const gains = candidates.map(({ item }) => gainOf(role, row, item));
        if (gains[0] !== undefined) learner.learn(candidates, gains as number[]);
      }
      return row?.only === role ? undefined : choice;
    };
  };
  for (lesson of lessons) bind(lesson.scene, pass(false));
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (lesson of lessonsIn(lessons, epoch + run * settings.epochs)) bind(lesson.scene, pass(true));
    learner.rest();
  }
  return learner.mean();
}

/** How often each role is right, of those that the gold judges; and how often an answer could be right at all. */
export interface Scores {
  readonly right: Map<string, number>;
  readonly possible: Map<string, number>;
  readonly of: Map<string, number>;
  claims: number;
  allRight: number;
  /** By claim: the product of the shares of the chosen answers, and whether all roles are right. */
  readonly sureness: { readonly product: number; readonly right: boolean }[];
}

export function emptyScores(): Scores {
  return { right: new Map(), possible: new Map(), of: new Map(), claims: 0, allRight: 0, sureness: [] };
}

/** True where the annotators say what is right, if only that nothing is. */
function isJudged(row: GoldRow, role: RankedRole): boolean {
  if (row.only !== undefined) return row.only === role;
  return row[role] !== undefined || role === 'change' || role === 'status' || role === 'counted';
}

/** Adds how the weights do on a lesson. */
export function examine({ scene, rows }: Lesson, weights: Float32Array, scores: Scores, late?: Float32Array): void {
  const choose = chooserOf(weights, late);
  const bump = (counts: Map<string, number>, role: string) => counts.set(role, (counts.get(role) ?? 0) + 1);
  const wrong = new Set<number>();
  const judge = (role: RankedRole, { figure }: Bound, item: Filling | string | null | undefined) => {
    const row = rows.get(figure.mention.start);
    if (!row) return;
    if (!isJudged(row, role)) {
      if (role !== 'place' && role !== 'subject' && role !== 'base') return;
      bump(scores.of, `${role} (none in gold)`);
      if (item === null) bump(scores.right, `${role} (none in gold)`);
      return;
    }
    bump(scores.of, role);
    if (item !== undefined && (gainOf<RankedRole>(role, row, item as Filling) ?? 0) > 0) bump(scores.right, role);
    else if (role !== 'predicate') wrong.add(figure.mention.start);
  };
  const bindings = bind(scene, (role, candidates, bound) => {
    const choice = choose(role, candidates, bound);
    const row = rows.get(bound.figure.mention.start);
    if (isExtent(role) || !row || (isLate(role) && !late)) return choice;
    if (isJudged(row, role) && candidates.some(({ item }) => (gainOf(role, row, item) ?? 0) > 0))
      bump(scores.possible, role);
    // How far the object reaches is told last.
    if (role !== 'object' && role !== 'subject') judge(role, bound, choice?.item);
    return choice;
  });
  for (const bound of bindings) {
    judge('object', bound, bound.object);
    judge('subject', bound, bound.subject);
    const { chances, figure } = bound;
    const { start } = figure.mention;
    if (rows.has(start)) scores.sureness.push({ product: productOf(chances), right: !wrong.has(start) });
  }
  const asked = scene.figures.filter(({ mention }) => rows.has(mention.start)).length;
  scores.claims += asked;
  scores.allRight += asked - wrong.size;
}
