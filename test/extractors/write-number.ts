import fc from 'fast-check';

/** A number as the press writes it, and what it is. */
export interface Written {
  readonly text: string;
  readonly value: number;
}

/** How number words are spelt: the press uses all of these. */
export interface Spelling {
  readonly thousand: 'nghìn' | 'ngàn';
  readonly billion: 'tỷ' | 'tỉ';
  /** Between the hundreds and a digit alone: `một trăm linh tư`. */
  readonly and: 'linh' | 'lẻ';
  /** Four behind `mươi` and `linh`. */
  readonly four: 'tư' | 'bốn';
  /** Five behind tens. */
  readonly five: 'lăm' | 'nhăm';
  readonly seven: 'bảy' | 'bẩy';
  /** `hai mốt` for `hai mươi mốt`: where the form of the ones gives it away. */
  readonly withoutTens: boolean;
  /** `hai nghìn lẻ một` for `hai nghìn không trăm lẻ một`. */
  readonly withoutZeroHundred: boolean;
}

export const spelling: fc.Arbitrary<Spelling> = fc.record({
  thousand: fc.constantFrom('nghìn', 'ngàn'),
  billion: fc.constantFrom('tỷ', 'tỉ'),
  and: fc.constantFrom('linh', 'lẻ'),
  four: fc.constantFrom('tư', 'bốn'),
  five: fc.constantFrom('lăm', 'nhăm'),
  seven: fc.constantFrom('bảy', 'bẩy'),
  withoutTens: fc.boolean(),
  withoutZeroHundred: fc.boolean(),
});

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

const digitWord = (n: number, { seven }: Spelling): string => (n === 7 ? seven : DIGITS[n]!);

function onesBehindTens(n: number, by: Spelling): string {
  if (n === 1) return 'mốt';
  if (n === 4) return by.four;
  return n === 5 ? by.five : digitWord(n, by);
}

function belowHundred(n: number, by: Spelling): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (tens === 0) return digitWord(ones, by);
  if (tens === 1) return ['mười', ones === 5 ? by.five : ones === 0 ? '' : digitWord(ones, by)].join(' ').trim();
  const head = digitWord(tens, by);
  if (ones === 0) return `${head} mươi`;
  const tail = onesBehindTens(ones, by);
  return by.withoutTens && ['mốt', 'tư', 'lăm'].includes(tail) ? `${head} ${tail}` : `${head} mươi ${tail}`;
}

/** `isTail`: the number goes on from a larger scale, so that a hundred of zero is spoken. */
function belowThousand(n: number, by: Spelling, isTail: boolean): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  if (hundreds === 0 && !isTail) return belowHundred(rest, by);
  const head = `${digitWord(hundreds, by)} trăm`;
  if (rest === 0) return head;
  if (rest >= 10) return `${head} ${belowHundred(rest, by)}`;
  const ones = `${by.and} ${rest === 4 ? by.four : digitWord(rest, by)}`;
  return hundreds === 0 && by.withoutZeroHundred ? ones : `${head} ${ones}`;
}

/** `n` in words, 1 to 999 999 999 999: `hai tỷ không trăm linh năm triệu`. */
export function inWords(n: number, by: Spelling): string {
  const scales = [
    [1e9, by.billion],
    [1e6, 'triệu'],
    [1e3, by.thousand],
    [1, ''],
  ] as const;
  const words: string[] = [];
  let rest = n;
  for (const [scale, word] of scales) {
    const part = Math.floor(rest / scale);
    rest %= scale;
    if (part > 0)
      words.push(
        belowThousand(part, { ...by, withoutZeroHundred: by.withoutZeroHundred && scale === 1 }, words.length > 0),
        word,
      );
  }
  return words.filter(Boolean).join(' ');
}

/** Whole numbers of every length, not only long ones: 1 … 10^`digits` - 1. */
export const whole = (digits: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: digits }).chain((n) => fc.integer({ min: n === 1 ? 1 : 10 ** (n - 1), max: 10 ** n - 1 }));

export const words: fc.Arbitrary<Written> = fc
  .tuple(whole(12), spelling)
  .map(([value, by]) => ({ text: inWords(value, by), value }));

const groups = (n: number, mark: string): string => String(n).replace(/\B(?=(?:[0-9]{3})+$)/gu, mark);

export const plain: fc.Arbitrary<Written> = whole(9).map((value) => ({ text: String(value), value }));
export const padded: fc.Arbitrary<Written> = fc
  .integer({ min: 1, max: 9 })
  .map((value) => ({ text: `0${value}`, value }));
export const grouped: fc.Arbitrary<Written> = whole(12).map((value) => ({ text: groups(value, '.'), value }));
/** `194,814`: only what comes in whole numbers may be written so. */
export const englishGrouped: fc.Arbitrary<Written> = whole(9)
  .filter((value) => value > 999)
  .map((value) => ({ text: groups(value, ','), value }));

/** Digits behind the comma; three may be read as thousands where nothing speaks against it. */
const fraction = (lengths: readonly number[]): fc.Arbitrary<string> =>
  fc
    .constantFrom(...lengths)
    .chain((n) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((digits) => String(digits).padStart(n, '0')));

const decimalOf = (head: fc.Arbitrary<number>, lengths: readonly number[], mark: string): fc.Arbitrary<Written> =>
  fc.tuple(head, fraction(lengths)).map(([n, digits]) => ({
    text: `${groups(n, mark)},${digits}`,
    value: Number(`${n}.${digits}`),
  }));

const head = fc.oneof(fc.constant(0), whole(5));
/** `31,8`, `1215,45`: comma decimals of any length but three. */
export const decimal: fc.Arbitrary<Written> = decimalOf(head, [1, 2, 4], '');
/** `81,764`: needs a scale or per-cent sign behind it. */
export const thousandths: fc.Arbitrary<Written> = decimalOf(fc.integer({ min: 0, max: 999 }), [3], '');
/** `1.314,2`: both marks. */
export const mixed: fc.Arbitrary<Written> = decimalOf(fc.integer({ min: 1000, max: 9_999_999 }), [1, 2, 3], '.');

/** Digits without a scale word. */
export const digits: fc.Arbitrary<Written> = fc.oneof(plain, grouped, decimal, mixed);

const SCALES = [
  ['nghìn', 3],
  ['ngàn', 3],
  ['vạn', 4],
  ['triệu', 6],
  ['tỷ', 9],
  ['tỉ', 9],
  ['nghìn tỷ', 12],
  ['ngàn tỉ', 12],
] as const;

/** Ten to the power `power` times a number with its decimals, without the error of a product of binary fractions. */
const times = (value: number, power: number): number => Number(`${value}e${power}`);

/** `352,6 nghìn`, `44.123 tỷ`, `2,37triệu`. */
export const scaled: fc.Arbitrary<Written> = fc
  .tuple(
    fc.oneof(
      whole(4).map((value) => ({ text: groups(value, '.'), value })),
      decimal,
      thousandths,
    ),
    fc.constantFrom(...SCALES),
    fc.constantFrom(' ', ' ', ''),
  )
  .map(([{ text, value }, [scale, power], blank]) => ({ text: `${text}${blank}${scale}`, value: times(value, power) }));

/** `1 tỷ 800 triệu`, `5 triệu 200 nghìn`. */
export const stacked: fc.Arbitrary<Written> = fc
  .tuple(
    whole(3),
    fc.constantFrom(
      ['tỷ', 9, 'triệu', 6] as const,
      ['tỉ', 9, 'triệu', 6] as const,
      ['triệu', 6, 'nghìn', 3] as const,
      ['triệu', 6, 'ngàn', 3] as const,
    ),
    whole(3),
  )
  .map(([high, [scale, power, smaller, smallerPower], low]) => ({
    text: `${high} ${scale} ${low} ${smaller}`,
    value: high * 10 ** power + low * 10 ** smallerPower,
  }));

/** `hai triệu rưỡi`, `3 tỷ rưỡi`: half of the scale word more. */
const halfMore: fc.Arbitrary<Written> = fc
  .tuple(
    fc.integer({ min: 1, max: 20 }),
    spelling,
    fc.boolean(),
    fc.constantFrom(['triệu', 1e6], ['tỷ', 1e9], ['tỉ', 1e9], ['nghìn', 1e3] as const),
  )
  .map(([n, by, isWords, [scale, factor]]) => ({
    text: `${isWords ? inWords(n, by) : n} ${scale} rưỡi`,
    value: (n + 0.5) * Number(factor),
  }));

/** A number in any format that every unit may follow. */
export const anyNumber: fc.Arbitrary<Written> = fc.oneof(digits, scaled, stacked, words, halfMore);

/** A range of two numbers in the same format, the lower first: `5-7`, `5 – 7`, `5 đến 7`. */
export interface WrittenRange extends Written {
  readonly value2: number;
}

export const connector: fc.Arbitrary<string> = fc.constantFrom('-', ' - ', '–', ' – ', ' đến ', ' tới ');

/** Two different numbers of one format, no further apart than a range's ends are. */
export const rangeOf = (number: fc.Arbitrary<Written>): fc.Arbitrary<WrittenRange> =>
  fc
    .tuple(number, number, connector)
    .filter(([a, b]) => a.value !== b.value && Math.max(a.value, b.value) <= 9 * Math.min(a.value, b.value))
    .map(([a, b, joint]) => {
      const [low, high] = a.value < b.value ? [a, b] : [b, a];
      return { text: low.text + joint + high.text, value: low.value, value2: high.value };
    });
