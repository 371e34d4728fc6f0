import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { checkEverything } from '../../output/checks/index.js';
import { checks } from '../../output/checks/rules.js';
import { agrees, type Checked, stepOf } from '../../output/checks/sentence.js';
import { openForWriting } from '../../output/sqlite/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-checks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const figure = (quote: string, more: Partial<Checked>): Partial<Checked> & { quote: string } => ({ quote, ...more });
const percent = (quote: string, value: number, more: Partial<Checked> = {}) =>
  figure(quote, { kind: 'percentage', unit: '%', value, ...more });
const ratio = (value: number, denominator: number) =>
  figure(`${value}/${denominator}`, { kind: 'ratio', value, denominator });
const count = (value: number, more: Partial<Checked> = {}) => figure(String(value), { kind: 'count', value, ...more });
const money = (quote: string, value: number, more: Partial<Checked> = {}) =>
  figure(quote, { kind: 'money', unit: 'VND', value, ...more });

/** The results of all checks on a sentence in which the figures stand in order. */
function resultsOf(text: string, figures: readonly ReturnType<typeof figure>[]) {
  let at = 0;
  const claims = figures.map((one, claim_id): Checked => {
    const char_start = text.indexOf(one.quote, at);
    at = char_start + one.quote.length;
    const none = { value: null, value_max: null, modifier: null, denominator: null, unit: null, per: null };
    const roles = { object: null, base: null, predicate: null, change: null, compared_to: null };
    return { claim_id, sentence_n: 0, char_start, char_end: at, kind: 'count', ...none, ...roles, ...one };
  });
  const sentence = { claims, between: (from: number, to: number) => text.slice(from, to) };
  return checks
    .flatMap((check) => check(sentence))
    .map(({ rule, verdict, claim }) => `${rule} ${verdict} ${claim.quote}`);
}

describe('the checks', () => {
  const up = { change: 'increase' };
  it.each<[string, ReturnType<typeof figure>[], string[]]>([
    [
      '136/158 trưởng thôn là đảng viên, chiếm 86%',
      [ratio(136, 158), percent('86%', 86)],
      ['ratio-percentage holds 86%'],
    ],
    [
      '136/158 trưởng thôn, đạt trên 86%',
      [ratio(136, 158), percent('86%', 86, { modifier: 'over' })],
      ['ratio-percentage holds 86%'],
    ],
    ['136/158 trưởng thôn, chiếm 68%', [ratio(136, 158), percent('68%', 68)], ['ratio-percentage fails 68%']],
    ['đạt 86,1% (136/158)', [percent('86,1%', 86.1), ratio(136, 158)], ['ratio-percentage holds 86,1%']],
    ['đạt 86,9% (136/158)', [percent('86,9%', 86.9), ratio(136, 158)], ['ratio-percentage fails 86,9%']],
    ['108/127 xã đạt chuẩn; 100% trạm có bác sĩ', [ratio(108, 127), percent('100%', 100)], []],
    ['7/12 tỉnh đạt trên 90% kế hoạch', [ratio(7, 12), percent('90%', 90, { modifier: 'over' })], []],
    ['136/158 thôn họp; hộ nghèo còn 7%', [ratio(136, 158), percent('7%', 7)], []],
    ['136/158 thôn, chiếm ít nhất 86%', [ratio(136, 158), percent('86%', 86, { modifier: 'at_least' })], []],
    ['136/158 thôn, đạt, tăng 86%', [ratio(136, 158), percent('86%', 86, up)], []],
    ['25 tổ chức, gồm 10 đảng bộ và 15 chi bộ', [count(25), count(10), count(15)], ['parts-total holds 25']],
    ['25 tổ chức, trong đó 10 đảng bộ, 12 chi bộ', [count(25), count(10), count(12)], []],
    ['25 tổ chức, gồm 10 đảng bộ và 300 đảng viên', [count(25), count(10), count(300)], []],
    [
      '9 tỷ đồng, gồm 6 tỷ đồng vốn và 5 tỷ đồng vay',
      [money('9 tỷ', 9e9), money('6 tỷ', 6e9), money('5 tỷ', 5e9)],
      ['parts-total fails 9 tỷ'],
    ],
    [
      '120 tỷ đồng, tăng 20 tỷ đồng (20%)',
      [money('120 tỷ', 120e9), money('20 tỷ', 20e9, up), percent('20%', 20, up)],
      ['level-growth holds 20%'],
    ],
    [
      '120 tỷ đồng, tăng 20 tỷ đồng (30%)',
      [money('120 tỷ', 120e9), money('20 tỷ', 20e9, up), percent('30%', 30, up)],
      ['level-growth fails 30%'],
    ],
    [
      'giảm còn 80 tỷ đồng, giảm 20 tỷ đồng, bằng 20%',
      [money('80 tỷ', 80e9), money('20 tỷ', 20e9, { change: 'decrease' }), percent('20%', 20, { change: 'decrease' })],
      ['level-growth holds 20%'],
    ],
    ['160/158 thôn', [ratio(160, 158)], ['limit/part-of-whole fails 160/158']],
    ['chiếm 130% dân số', [percent('130%', 130, { predicate: 'chiếm' })], ['limit/share fails 130%']],
    ['đạt 130% kế hoạch', [percent('130%', 130, { predicate: 'đạt', compared_to: 'kế hoạch' })], []],
  ])('%s', (text, figures, results) => {
    expect(resultsOf(text, figures)).toEqual(results);
  });

  it('know how exactly a figure is written', () => {
    expect([stepOf('86%'), stepOf('7,2%'), stepOf('7.25 %')]).toEqual([1, 0.1, 0.01]);
    const nearly = { value: 90, modifier: 'nearly', quote: '90%' } as Checked;
    expect([agrees(nearly, 89.2), agrees(nearly, 91), agrees(nearly, 70)]).toEqual([true, false, false]);
    expect(agrees({ ...nearly, modifier: 'approx' }, 93)).toBe(true);
    expect(agrees({ ...nearly, value: null }, 93)).toBeUndefined();
  });

  it('are made when a run ends, once, and again for articles that changed', async () => {
    const path = join(folder, 'facts.db');
    const reader = readerOf([articleOf('a.txt', 'Bình Liêu\nCó 😀 136/158 trưởng thôn, chiếm 86%; 9/7 xã.')]);
    const rows = () => {
      const db = new Database(path, { readonly: true });
      try {
        return db.prepare('SELECT rule, verdict, quote, round(expected, 2) AS expected, note FROM checks').all();
      } finally {
        db.close();
      }
    };
    await mine(['.'], { db: path, reader });
    const all = [
      { rule: 'ratio-percentage', verdict: 'holds', quote: '86%', expected: 86.08, note: '136 / 158 = 86.08%' },
      { rule: 'limit/part-of-whole', verdict: 'fails', quote: '9/7', expected: 7, note: '9 is more than 7' },
    ];
    expect(rows()).toEqual(all);
    await mine(['.'], { db: path, reader: { ...reader, ruleset: 'rules 2' } });
    expect(rows()).toEqual(all);
    const db = openForWriting(path);
    expect(checkEverything(db)).toEqual({ holds: 1, fails: 1 });
    db.close();
    expect(rows()).toEqual(all);
  });
});
