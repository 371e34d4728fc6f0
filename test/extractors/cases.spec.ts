import { describe, expect, it } from 'vitest';
import { cases as count } from '../../extractors/count/cases.js';
import { cases as date } from '../../extractors/date/cases.js';
import { cases as duration } from '../../extractors/duration/cases.js';
import { cases as identifier } from '../../extractors/identifier/cases.js';
import { readFigures } from '../../extractors/index.js';
import { cases as measure } from '../../extractors/measure/cases.js';
import { cases as money } from '../../extractors/money/cases.js';
import { cases as multiple } from '../../extractors/multiple/cases.js';
import { cases as number } from '../../extractors/number/cases.js';
import { cases as ordinal } from '../../extractors/ordinal/cases.js';
import { cases as percentage } from '../../extractors/percentage/cases.js';
import { cases as period } from '../../extractors/period/cases.js';
import { cases as ratio } from '../../extractors/ratio/cases.js';
import type { Cases } from '../../extractors/rule.js';
import { cases as time } from '../../extractors/time/cases.js';
import { cases as year } from '../../extractors/year/cases.js';
import type { Kind, Mention } from '../../pipeline/model/index.js';

const byKind: Record<Kind, Cases> = {
  count,
  percentage,
  ratio,
  money,
  measure,
  multiple,
  year,
  date,
  period,
  duration,
  ordinal,
  identifier,
  time,
};

const kinds = Object.keys(byKind) as Kind[];
const all = [...Object.values(byKind), number];

/** A mention as a failure shows it. */
const printed = (text: string, { kind, start, end, value, rule }: Mention): string =>
  `${kind} "${text.slice(start, end)}" = ${value} (${rule})`;

function run({ yes, no }: Cases, kind?: Kind): void {
  const found = (text: string) => readFigures(text).filter((mention) => kind === undefined || mention.kind === kind);

  it.each(yes)('reads %s', (text, { text: quote, ...fields }) => {
    const mentions = found(text);
    const message = readFigures(text)
      .map((mention) => printed(text, mention))
      .join('\n');
    expect(mentions, message).toHaveLength(1);
    expect(mentions[0], message).toMatchObject(fields);
    if (quote !== undefined) expect(text.slice(mentions[0]?.start, mentions[0]?.end)).toBe(quote);
  });

  it.each(no)('passes over %s (%s)', (text) => {
    expect(found(text).map((mention) => printed(text, mention))).toEqual([]);
  });
}

describe.each(kinds)('cases of %s', (kind) => run(byKind[kind], kind));

describe('cases of numbers of any kind', () => run(number));

describe('figures beside others', () => {
  it('take the currency of an amount of like size', () => {
    const units = (text: string) => readFigures(text).map(({ unit }) => unit);
    expect(units('Giá 26 triệu bảng, thấp hơn 6 triệu so với trước')).toEqual(['GBP', 'GBP']);
    expect(units('Giá 26 triệu bảng, tức 750 tỷ')).toEqual(['GBP', 'VND']);
    expect(units('Giá 26 triệu bảng. Phí 6 triệu')).toEqual(['GBP', 'VND']);
    expect(units('Giá 6.500 USD (khoảng 146 triệu)')).toEqual(['USD', 'VND']);
  });

  it('are no rates where a time has gone by', () => {
    expect(readFigures('Một năm sau ngày hai nước ký kết').at(-1)).not.toHaveProperty('per');
    expect(readFigures('Bệnh cướp đi hai nghìn người một năm')[0]).toMatchObject({ value: 2000, per: 'năm' });
  });
});

describe('the cases', () => {
  it('are many', () => {
    expect(all.flatMap(({ yes }) => yes).length).toBeGreaterThan(450);
    expect(all.flatMap(({ no }) => no).length).toBeGreaterThan(180);
  });

  it('are written in NFC and never twice', () => {
    for (const { yes, no } of all) {
      const texts = [...yes, ...no].map(([text]) => text);
      expect(texts.filter((text) => text !== text.normalize('NFC'))).toEqual([]);
      expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
    }
  });
});
