import type { RankedRole } from './bind.js';
import { FNV, FNV_PRIME } from './lexicon/entries.js';
import type { Candidate, Choice } from './ranker.js';
import { type Filling, ROLE } from './roles/role.js';

/**
 * Phrases that are nearly the same are right or wrong together, and the soft-max deals their chance out among them: of
 * nothing 28 %, `Công an xã` 27 %, `Công an xã Ea Kao` 14 % and `Công an xã bắn` 14 % nothing is not the best answer. So the
 * answer is taken that is most likely right when those like it are (minimum Bayes risk: Goel and Byrne, Computer Speech &
 * Language 14, 2000). That a longer phrase holds a shorter one does not count for itself, or the longest would win.
 */
const REACH = 2.5;

/**
 * How likely an answer is right when another is that shares this much of its words (F1): of pairs of candidates 0.62 are where it is
 * 0.2 to 0.4, 0.78 to 0.6, 0.90 to 0.8, 0.94 above; below 0.2 0.34, no more than any two.
 */
const shared = (likeness: number): number => (likeness < 0.3 ? 0 : Math.min(1, likeness + 0.25));

/** The same where both name one person, organisation or unit. */
const SAME = 0.8;

/** With this chance the best one is taken as it is. */
const SURE = 0.85;

/** So many candidates are compared, the best ones. */
const MOST = 16;

/** Numbers of the roles whose answers are phrases. */
const OF_PHRASES: ReadonlySet<number> = new Set([ROLE.object, ROLE.base, ROLE.subject]);

/** How far below the best one, in log odds, candidates of the role of this number are looked at. */
export function reachOf(role: number): number {
  return OF_PHRASES.has(role) ? REACH : 0;
}

/**
 * The answer of a role and its chance. `candidates` are weighed and at least all that are less than `reachOf` below the
 * best one, whose score is `top`; `total` is the sum of `exp(score - top)` over all that there were. `undefined` if none.
 */
export function chosen<T>(
  role: RankedRole,
  candidates: readonly Candidate<T>[],
  top: number,
  total: number,
): Choice<T> | undefined {
  if (candidates.length > 1 && 1 / total < SURE && OF_PHRASES.has(ROLE[role])) {
    return agreed(candidates as readonly Candidate<unknown>[] as readonly Phrased[], top, total) as Choice<T>;
  }
  const first = candidates.find(({ score }) => score === top);
  return first && { item: first.item, chance: 1 / total };
}

type Phrased = Candidate<Filling | null>;

// Of the candidates at hand, the best first: their shares, and hashes of their words.
const near: Phrased[] = [];
const shares = new Float64Array(MOST);
const sums = new Float64Array(MOST);
const words: (readonly number[] | undefined)[] = [];

function agreed(candidates: readonly Phrased[], top: number, total: number): Choice<Filling | null> {
  near.length = 0;
  for (const candidate of candidates) {
    if (candidate.score <= top - REACH) continue;
    let at = near.length;
    if (at === MOST && (near[--at] as Phrased).score >= candidate.score) continue;
    for (; at > 0 && (near[at - 1] as Phrased).score < candidate.score; at--) near[at] = near[at - 1] as Phrased;
    near[at] = candidate;
  }
  for (let n = 0; n < near.length; n++) {
    const { score, item } = near[n] as Phrased;
    shares[n] = Math.exp(score - top);
    words[n] = item === null ? undefined : wordsOf(item.value);
  }
  sums.set(shares);
  for (let a = 1; a < near.length; a++) {
    for (let b = 0; b < a; b++) {
      const likely = likelihood(a, b);
      if (likely === 0) continue;
      sums[a] = (sums[a] as number) + likely * (shares[b] as number);
      sums[b] = (sums[b] as number) + likely * (shares[a] as number);
    }
  }
  let best = 0;
  for (let n = 1; n < near.length; n++) if ((sums[n] as number) > (sums[best] as number)) best = n;
  return { item: inFull((near[best] as Phrased).item), chance: (sums[best] as number) / total };
}

/** The same words with the name that they stand for, where one of those at hand has it: `Đảng bộ huyện` is that of Ba Bể. */
function inFull(item: Filling | null): Filling | null {
  const { span } = item ?? {};
  if (!item || !span) return item;
  for (const { item: other } of near) {
    if (other?.span?.start !== span.start || other.span.end !== span.end) continue;
    if (other.value.startsWith(`${item.value} `)) return other;
  }
  return item;
}

/** How likely one of two answers is right if the other is, beyond what any two are. Nothing is like itself only. */
function likelihood(a: number, b: number): number {
  const own = words[a];
  const other = words[b];
  if (own === undefined || other === undefined) return 0;
  let hit = 0;
  for (let n = 0; n < other.length; n++) if (own.includes(other[n] as number)) hit++;
  const likely = shared(Math.min(1, (2 * hit) / (own.length + other.length)));
  const who = near[a]?.item?.who;
  return likely < SAME && who !== undefined && who === near[b]?.item?.who ? SAME : likely;
}

/** Hashes of the words of a phrase: runs of letters and digits in lower case. */
function wordsOf(value: string): readonly number[] {
  const text = value.toLowerCase();
  const hashes: number[] = [];
  let hash = FNV;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : BLANK;
    if (BETWEEN[unit] === 0) {
      hash = Math.imul(hash ^ unit, FNV_PRIME);
      continue;
    }
    if (at > from) hashes.push(hash);
    hash = FNV;
    from = at + 1;
  }
  return hashes;
}

const BLANK = 0x20;
/** By character: 1 for marks that stand between words. */
const BETWEEN = new Uint8Array(0x10000);
for (const mark of ' \n“”"\'‘’.,;:()') BETWEEN[mark.charCodeAt(0)] = 1;
