import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractors } from '../../extractors/index.js';
import { lex, MARGIN, NUMBER, WORD } from '../../extractors/lexer/tokens.js';
import { opensWords } from '../../extractors/number/index.js';
import { Reading } from '../../extractors/reading.js';
import type { Draft } from '../../extractors/rule.js';
import { traitsAt } from '../../extractors/traits.js';

const needy = extractors.flatMap(({ rules }) => rules).filter(({ needs }) => needs !== undefined);
const lasts: readonly (Draft['kind'] | undefined)[] = [undefined, 'date', 'ordinal', 'identifier', 'time'];

/** Rules that read something at a number without the traits that they say they need. */
function liars(text: string): string[] {
  const t = lex(text);
  const found: string[] = [];
  for (let i = MARGIN; i < t.count; i++) {
    if (t.type[i] !== NUMBER && !(t.type[i] === WORD && opensWords(t.lexeme[i]!))) continue;
    const traits = traitsAt(t, i);
    for (const kind of lasts) {
      const reading = new Reading(t);
      reading.last = kind && { kind, value: 1, first: Math.max(MARGIN, i - 2), next: i - 1, parts: [] };
      reading.moveTo(i);
      for (const { name, needs = 0, read } of needy)
        if ((needs & ~traits) !== 0 && read(reading, i)) found.push(`${name} in "${text}"`);
    }
  }
  return found;
}

const PIECES = (
  '1 3 7 12 21 31 24 45 100 2017 1998 20.9 5.2015 30-6 1,5 100.000 một hai năm mười tháng ngày giờ h g m x phút số trong những tư giêng dân độ vĩ ' +
  'từ đến trên quân và hoặc lên còn sáng hôm nay lễ xếp hạng đường Hà Nội iPhone U TP A QL NĐ CP người % / - – . , : ( ) [ ] " \' ’ + ° × ~ điểm tại không sao phần lần rưỡi nửa 8.7'
).split(' ');
const PHRASES = [
  'từ 21',
  'đến 23/6',
  'ngày 7-9',
  'tháng 6/2017',
  'trên 100.000 dân',
  'trong 4 trường',
  '3, 4 và 5/6',
  'xếp 16/57',
  '5 x 1024 kg',
];

describe('traits that rules need', () => {
  it('are there wherever the rule reads something', () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...PIECES, ...PHRASES, ...PHRASES), fc.constantFrom('', ' ')), {
        minLength: 2,
        maxLength: 8,
      })
      .map((pieces) => pieces.map((piece) => piece.join('')).join(''));
    fc.assert(
      fc.property(text, (words) => {
        expect(liars(words)).toEqual([]);
      }),
      { numRuns: 3000, examples: [['mười×11'], ['1( 1)11']] },
    );
  });
});
