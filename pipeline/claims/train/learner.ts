import { chosen } from '../agreement.js';
import { type Choose, isLate, type RankedRole, type Value } from '../bind.js';
import { type Candidate, type Choice, scoreOf, WEIGHTS } from '../ranker.js';

/** How fast the ranker learns; how strongly weights are drawn to nought. Set by cross-validation over the articles. */
export interface Settings {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** In how many articles a feature must be seen before it may weigh anything. */
  readonly leastArticles: number;
  /** Share of the features of each example that is hidden while learning, so that no single one is leant on. */
  readonly hidden: number;
}

export const SETTINGS: Settings = { epochs: 6, rate: 0.06, decay: 0.002, leastArticles: 2, hidden: 0.25 };

/** Candidates whose chance is this near to what it should be teach nothing. */
const LEAST_STEP = 1e-3;

export interface Learner {
  readonly weights: Float32Array;
  /** Counts in which articles features occur; call for every article before learning. */
  see(candidates: readonly Candidate<unknown>[], article: number): void;
  /** One step of gradient ascent on the log of the gain that is expected under the soft-max. */
  learn(candidates: readonly Candidate<unknown>[], gains: readonly number[]): void;
  /** Closes an epoch. */
  rest(): void;
  /** The mean of the weights at the end of the epochs but the first. */
  mean(): Float32Array;
}

export function learnerOf({ rate, decay, leastArticles, hidden }: Settings, run = 0): Learner {
  const weights = new Float32Array(WEIGHTS);
  const squares = new Float32Array(WEIGHTS);
  const articles = new Uint16Array(WEIGHTS);
  const lastArticle = new Int32Array(WEIGHTS).fill(-1);
  const slope = new Float32Array(WEIGHTS);
  const touched = new Int32Array(WEIGHTS);
  const total = new Float64Array(WEIGHTS);
  let epochs = 0;
  let examples = run * 1_000_003;
  return {
    weights,
    see(candidates, article) {
      for (const { features } of candidates) {
        for (const at of features) {
          if (lastArticle[at] === article) continue;
          lastArticle[at] = article;
          articles[at] = (articles[at] as number) + 1;
        }
      }
    },
    learn(candidates, gains) {
      examples++;
      const shown = (at: number) =>
        (Math.imul(at ^ Math.imul(examples, 0x9e3779b1), 0x85ebca6b) >>> 8) / (1 << 24) >= hidden;
      const scores = candidates.map(({ features }) => {
        let score = 0;
        for (const at of features) if (shown(at)) score += weights[at] as number;
        return score / (1 - hidden);
      });
      const top = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - top));
      const sum = exps.reduce((a, b) => a + b, 0);
      const right = exps.reduce((a, b, n) => a + b * (gains[n] as number), 0);
      if (right <= 0) return;
      let count = 0;
      candidates.forEach(({ features }, n) => {
        const p = (exps[n] as number) / sum;
        const q = ((exps[n] as number) * (gains[n] as number)) / right;
        if (Math.abs(q - p) < LEAST_STEP) return;
        for (const at of features) {
          if ((articles[at] as number) < leastArticles || !shown(at)) continue;
          if (slope[at] === 0) touched[count++] = at;
          slope[at] = (slope[at] as number) + q - p;
        }
      });
      for (let n = 0; n < count; n++) {
        const at = touched[n] as number;
        const step = (slope[at] as number) - decay * (weights[at] as number);
        slope[at] = 0;
        squares[at] = (squares[at] as number) + step * step;
        weights[at] = (weights[at] as number) + (rate * step) / Math.sqrt((squares[at] as number) + 1e-6);
      }
    },
    rest() {
      if (++epochs === 1) return;
      for (let at = 0; at < WEIGHTS; at++) total[at] = (total[at] as number) + (weights[at] as number);
    },
    mean() {
      return epochs < 2 ? weights : Float32Array.from(total, (sum) => sum / (epochs - 1));
    },
  };
}

/** Weighs the candidates of a role and chooses, with their `odds` or, while learning, by the weights alone. */
export function best<R extends RankedRole>(
  role: R,
  candidates: readonly Candidate<Value<R>>[],
  weights: Float32Array,
  withOdds: boolean,
): Choice<Value<R>> | undefined {
  let top = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    candidate.score = scoreOf(candidate.features, weights) + (withOdds ? candidate.odds : 0);
    if (candidate.score > top) top = candidate.score;
  }
  let total = 0;
  for (const { score } of candidates) total += Math.exp(score - top);
  return chosen(role, candidates, top, total);
}

/** Chooses as the program does that uses the weights; what is chosen last stays empty where no `late` ones are given. */
export function chooserOf(weights: Float32Array, late?: Float32Array): Choose {
  return (role, candidates) => {
    const own = isLate(role) ? late : weights;
    return own && best(role, candidates, own, true);
  };
}
