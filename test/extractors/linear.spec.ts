import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';

/** A quarter of a megabyte each: what grows with the square of the length takes minutes on these, what grows with the length a moment. */
const LENGTH = 250_000;
const TIMEOUT = 20_000;

const RUNS = {
  digits: '7',
  zeros: '0',
  'digits and points': '1.',
  'digits and commas': '1,',
  'digits and slashes': '1/',
  'digits and hyphens': '1-',
  'digits and plus signs': '1+',
  'digits and colons': '1:',
  'digits and blanks': '1 ',
  'digits and line ends': '1\n',
  'groups of three': '.000',
  'years and slashes': '2017/',
  'years and hyphens': '2017-',
  points: '.',
  slashes: '/',
  hyphens: '-',
  commas: ',',
  blanks: ' ',
  'no-break spaces': '\u00a0',
  'zero-width spaces': '\u200b',
  'line ends': '\n',
  'per cent signs': '%',
  brackets: '(',
  quotes: '“',
  letters: 'a',
  capitals: 'A',
  'letters and digits': 'A1',
  'letters, digits and hyphens': 'A1-',
  'one after one': 'một ',
  tens: 'mười ',
  'tens of tens': 'mươi ',
  hundreds: 'trăm ',
  'ones and scales': 'một triệu ',
  'digits and scales': '1 tỷ ',
  scales: 'tỷ ',
  thousands: 'nghìn ',
  halves: 'nửa ',
  'halves more': 'rưỡi ',
  'a digit and halves more': '2 triệu rưỡi ',
  'number words': 'một trăm linh năm nghìn ',
  'ranges in digits': '1 - 2 đến ',
  'ranges in words': 'từ hai đến ba ',
  'the word day and a digit': 'ngày 1/',
  'the word month': 'tháng ',
  'months with numbers': 'tháng 1 ',
  'the word year': 'năm ',
  'years of years': 'năm năm ',
  dates: 'ngày 7/7/',
  'lists of days': 'ngày 1, 2, ',
  rates: '/người',
  'rates with money': '5 đồng/người',
  'rates with numbers': '/1 người',
  percentages: '7% ',
  bounds: 'hơn gần trên ',
  each: 'mỗi ',
  every: 'cứ 10 ',
  'document words': 'nghị quyết số ',
  'names with numbers': 'thôn 1 ',
  links: 'http',
  'links with slashes': 'http:/',
  'Roman numerals': 'X',
  'quarters in Roman numerals': 'quý I ',
  'combining marks': 'a\u0302\u0301',
  'lone surrogates': '\ud800',
} as const;

const HEADS = ['', '5', 'năm ', '5 triệu đồng', 'số 1', 'ngày 1/'] as const;

describe('reading takes time in proportion to the text', () => {
  it.each(Object.entries(RUNS))('a long run of %s', { timeout: TIMEOUT }, (_, unit) => {
    const text = unit.repeat(LENGTH / unit.length);
    expectSound(text);
  });

  it.each(Object.entries(RUNS))('%s behind the beginning of a figure', { timeout: TIMEOUT }, (_, unit) => {
    for (const head of HEADS) expectSound(head + unit.repeat(50_000 / unit.length));
  });
});

/** Mentions lie inside the text, in order, apart, and hold their parts; numbers are finite. */
function expectSound(text: string): void {
  let last = 0;
  for (const { start, end, value, value2 = 0, parts, confidence, evidence, modifierSpan } of readFigures(text)) {
    if (!(last <= start && start < end && end <= text.length)) expect.fail(`${start}…${end} behind ${last}`);
    if (typeof value === 'number' && !Number.isFinite(value)) expect.fail(`${value} at ${start}`);
    if (!Number.isFinite(value2)) expect.fail(`… ${value2} at ${start}`);
    if (!(confidence > 0 && confidence <= 1)) expect.fail(`confidence ${confidence} at ${start}`);
    if (evidence.includes('')) expect.fail(`empty evidence at ${start}`);
    if (modifierSpan && !(modifierSpan.start < modifierSpan.end && modifierSpan.end <= text.length))
      expect.fail(`modifier ${modifierSpan.start}…${modifierSpan.end}`);
    for (const part of parts)
      if (!(0 <= part.start && part.start < part.end && part.end <= text.length))
        expect.fail(`part ${part.start}…${part.end}`);
    last = end;
  }
}

describe('any text', () => {
  /** Pieces that figures are made of, in any order: they reach more of the rules than letters at random. */
  const piece = fc.oneof(
    fc.constantFrom(
      ...Object.values(RUNS),
      ' ',
      '\u0301',
      '%',
      '‰',
      '°C',
      '€',
      'm2',
      'km/h',
      'ha',
      'đ',
      '×',
      'x',
      '²',
      '½',
      '٣',
      '７',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc
      .constantFrom(
        'từ',
        'đến',
        'của',
        'và',
        'lần',
        'gấp',
        'tuổi',
        'quý',
        'đầu',
        'cuối',
        'khóa',
        'thứ',
        'giờ',
        'phút',
        'lượt',
        'đồng',
      )
      .map((word) => ` ${word} `),
  );

  it('never throws, and gives mentions in order inside the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectSound(pieces.join(''))),
      { numRuns: 5_000 },
    );
  });

  it('may be any UTF-16, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (units) =>
        expectSound(String.fromCharCode(...units)),
      ),
      { numRuns: 2_000 },
    );
  });

  it('may be decomposed', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => expectSound(pieces.join('').normalize('NFD'))),
      { numRuns: 1_000 },
    );
  });

  it('is read the same when it is read again', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        expect(readFigures(text)).toEqual(readFigures(text));
      }),
      { numRuns: 500 },
    );
  });
});
