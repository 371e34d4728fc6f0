import { agrees, type Check, type Checked, type CheckedSentence, type CheckResult, shown } from './sentence.js';

/** Between a ratio and its percentage at most so many code points. */
const NEAR = 60;
/**
 * Words that tie two figures, right before the second: "136/158 trưởng thôn là đảng viên, chiếm 86%", "(136/158)". In
 * "7/12 tỉnh đạt trên 90% kế hoạch" and "108/127 xã đạt chuẩn; 100% trạm y tế" the second is of something else.
 */
const SAME = /(?:(?:chiếm|bằng|tương đương|, đạt)(?: tỷ lệ| tỉ lệ)?(?: trên| hơn| gần| khoảng)?|\() ?$/u;
const PARTS_FOLLOW = /trong đó|gồm/u;
/** "bao gồm cả lãi chậm đóng 400,7 tỷ đồng" names one part of many. */
const ALL_PARTS_FOLLOW = /gồm(?! cả)/u;

const isTime = ({ kind }: Checked) => kind === 'year' || kind === 'date' || kind === 'period' || kind === 'duration';
const isLevel = ({ change, per, value_max, modifier, value }: Checked) =>
  change === null && per === null && value_max === null && modifier === null && value !== null;

/** Each figure with the next one that is no time. */
function* neighbours({ claims }: CheckedSentence): IterableIterator<readonly [Checked, Checked]> {
  const figures = claims.filter((claim) => !isTime(claim));
  for (let i = 1; i < figures.length; i++) yield [figures[i - 1]!, figures[i]!];
}

/** `136/158` against the `86%` beside it. */
const ratioAndPercentage: Check = (sentence) => {
  const results: CheckResult[] = [];
  for (const [a, b] of neighbours(sentence)) {
    const [ratio, percentage] = a.kind === 'ratio' ? [a, b] : [b, a];
    if (ratio.kind !== 'ratio' || percentage.kind !== 'percentage' || percentage.unit !== '%') continue;
    if (percentage.change !== null || percentage.value_max !== null || percentage.compared_to !== null) continue;
    if (b.char_start - a.char_end > NEAR || !ratio.denominator || ratio.value === null) continue;
    const expected = (100 * ratio.value) / ratio.denominator;
    const holds = agrees(percentage, expected);
    if (holds === undefined) continue;
    // Without such a word the two may be of different things: agreeing is proof, disagreeing is none.
    if (!holds && !SAME.test(sentence.between(a.char_end, b.char_start))) continue;
    results.push({
      claim: percentage,
      rule: 'ratio-percentage',
      verdict: holds ? 'holds' : 'fails',
      expected,
      other: ratio,
      note: `${shown(ratio.value)} / ${shown(ratio.denominator)} = ${shown(expected)}%`,
    });
  }
  return results;
};

const sameMeasure = (a: Checked, b: Checked) => a.kind === b.kind && a.unit === b.unit;

/**
 * "25 tổ chức cơ sở đảng, gồm 10 đảng bộ và 15 chi bộ": the parts against the total. Behind `trong đó` stands often only
 * a choice of the parts, and parts may count something else, so only sums of money or measures that exceed their whole
 * are told to fail.
 */
const partsAndTotal: Check = (sentence) => {
  const results: CheckResult[] = [];
  const figures = sentence.claims.filter((claim) => !isTime(claim));
  for (let i = 0; i + 2 < figures.length; i++) {
    const total = figures[i]!;
    const cue = sentence.between(total.char_end, figures[i + 1]!.char_start);
    if (!isLevel(total) || !PARTS_FOLLOW.test(cue) || total.kind === 'ratio' || total.kind === 'percentage') continue;
    const parts: Checked[] = [];
    let end = figures[i + 1]!.char_start;
    for (const part of figures.slice(i + 1)) {
      if (!isLevel(part) || !sameMeasure(part, total) || sentence.between(end, part.char_start).includes(';')) break;
      end = part.char_end;
      parts.push(part);
    }
    if (parts.length < 2) continue;
    const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0);
    const whole = total.value ?? 0;
    const holds = Math.abs(sum - whole) <= Math.abs(whole) * 1e-9;
    const isTooMuch = total.kind !== 'count' && ALL_PARTS_FOLLOW.test(cue) && sum > whole * 1.005;
    if (!holds && !isTooMuch) continue;
    results.push({
      claim: total,
      rule: 'parts-total',
      verdict: holds ? 'holds' : 'fails',
      expected: sum,
      other: parts[0],
      note: `${parts.map(({ value }) => shown(value ?? 0)).join(' + ')} = ${shown(sum)}`,
    });
  }
  return results;
};

/** "đạt 120 tỷ đồng, tăng 20 tỷ đồng (20%) so với cùng kỳ": level and change against growth. */
const levelAndGrowth: Check = (sentence) => {
  const results: CheckResult[] = [];
  const figures = sentence.claims.filter((claim) => !isTime(claim));
  for (let i = 0; i + 2 < figures.length; i++) {
    const [level, amount, growth] = [figures[i]!, figures[i + 1]!, figures[i + 2]!];
    if (!isLevel(level) || level.kind === 'percentage' || level.kind === 'ratio') continue;
    if (amount.change === null || !sameMeasure(level, amount) || amount.value === null || amount.modifier !== null)
      continue;
    if (growth.kind !== 'percentage' || growth.unit !== '%' || growth.change !== amount.change) continue;
    if (growth.char_start - amount.char_end > NEAR || growth.compared_to !== amount.compared_to) continue;
    const before = (level.value ?? 0) + (amount.change === 'increase' ? -amount.value : amount.value);
    if (before <= 0) continue;
    const expected = (100 * amount.value) / before;
    const holds = agrees(growth, expected);
    if (holds === undefined) continue;
    if (!holds && !SAME.test(sentence.between(amount.char_end, growth.char_start))) continue;
    results.push({
      claim: growth,
      rule: 'level-growth',
      verdict: holds ? 'holds' : 'fails',
      expected,
      other: amount,
      note: `${shown(amount.value)} on ${shown(before)} is ${shown(expected)}%`,
    });
  }
  return results;
};

/** What cannot be: a share of more than the whole, a part that is larger than it. */
const limits: Check = ({ claims }) =>
  claims.flatMap((claim): CheckResult[] => {
    const { kind, value, denominator, change, compared_to, predicate } = claim;
    if (kind === 'ratio' && value !== null && denominator !== null && (denominator === 0 || value > denominator)) {
      const note = `${shown(value)} is more than ${shown(denominator)}`;
      return [{ claim, rule: 'limit/part-of-whole', verdict: 'fails', expected: denominator, other: undefined, note }];
    }
    const isShare = kind === 'percentage' && change === null && compared_to === null && predicate?.includes('chiếm');
    if (isShare === true && value !== null && value > 100) {
      const note = 'a share is at most 100%';
      return [{ claim, rule: 'limit/share', verdict: 'fails', expected: 100, other: undefined, note }];
    }
    return [];
  });

/** Every check, in the order in which they run. */
export const checks: readonly Check[] = [ratioAndPercentage, partsAndTotal, levelAndGrowth, limits];
