import fc from 'fast-check';

/** A date or span as the press writes it, and its EDTF value. */
export interface WrittenTime {
  readonly text: string;
  readonly value: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const dash = fc.constantFrom('-', ' - ', '–', ' – ');
const year = fc.integer({ min: 1900, max: 2100 });
const FIRST_DAY = Date.UTC(1900, 0, 1);
const DAYS = 73_414;

/** Every day of 1900 to 2100. */
const day = fc.integer({ min: 0, max: DAYS }).map((n) => {
  const date = new Date(FIRST_DAY + n * 86_400_000);
  return { d: date.getUTCDate(), m: date.getUTCMonth() + 1, y: date.getUTCFullYear() };
});

const number = fc.boolean().map((isPadded) => (n: number) => (isPadded ? two(n) : String(n)));

/** `7/1/2019`, `07-01-2019`, `7.1.2019`, `ngày 7 tháng 1 năm 2019`, with and without the word before it. */
export const day3: fc.Arbitrary<WrittenTime> = fc
  .tuple(day, number, fc.constantFrom('/', '-', '.', 'words'), fc.boolean())
  .map(([{ d, m, y }, write, mark, isNamed]) => {
    const shape = mark === 'words' ? `${write(d)} tháng ${write(m)} năm ${y}` : [write(d), write(m), y].join(mark);
    return { text: isNamed ? `ngày ${shape}` : shape, value: `${y}-${two(m)}-${two(d)}` };
  });

/** `ngày 30/6`, `ngày 30-6`, `ngày 30.6`, `ngày 30 tháng 6`: no year is said. */
export const day2: fc.Arbitrary<WrittenTime> = fc
  .tuple(day, number, fc.constantFrom('/', '-', '.', ' tháng '))
  .map(([{ d, m }, write, mark]) => ({
    text: `ngày ${write(d)}${mark}${write(m)}`,
    value: `XXXX-${two(m)}-${two(d)}`,
  }));

const MONTHS = ['Một', 'Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười', 'Mười một', 'Mười hai'] as const;

/** `tháng 6/2013`, `tháng 06-2013`, `tháng 6.2013`, `tháng 6 năm 2013`, `tháng Sáu năm 2013`. */
export const month: fc.Arbitrary<WrittenTime> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), year, number, fc.constantFrom('/', '-', '.', ' năm ', ' năm ', 'word'))
  .map(([m, y, write, mark]) => ({
    text: mark === 'word' ? `tháng ${MONTHS[m - 1]} năm ${y}` : `tháng ${write(m)}${mark}${y}`,
    value: `${y}-${two(m)}`,
  }));

export const yearWord: fc.Arbitrary<WrittenTime> = year.map((y) => ({ text: `năm ${y}`, value: String(y) }));

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** `quý I/2021`, `quý 3 năm 2016`. */
const quarter = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    year,
    fc.boolean(),
    fc.constantFrom('/', ' năm '),
    fc.constantFrom('quý', 'quí'),
  )
  .map(([q, y, isRoman, mark, word]) => ({
    text: `${word} ${isRoman ? ROMAN[q - 1] : q}${mark}${y}`,
    value: `${y}-${two(3 * q - 2)}/${y}-${two(3 * q)}`,
  }));

/** `6 tháng đầu năm 2017`, `03 tháng cuối năm 2017`, `7 tháng/2017`. */
const months = fc
  .tuple(fc.integer({ min: 2, max: 11 }), year, number, fc.constantFrom(' đầu năm ', ' cuối năm ', '/', ' năm '))
  .map(([n, y, write, middle]) => {
    const from = middle === ' cuối năm ' ? 13 - n : 1;
    return { text: `${write(n)} tháng${middle}${y}`, value: `${y}-${two(from)}/${y}-${two(from + n - 1)}` };
  });

/** `giai đoạn 2015 - 2020`, `năm 2015 đến năm 2020`. */
const years = fc
  .tuple(fc.integer({ min: 1900, max: 2080 }), fc.integer({ min: 1, max: 20 }), dash, fc.boolean())
  .map(([from, length, joint, isWords]) => ({
    text: isWords ? `năm ${from} đến năm ${from + length}` : `${from}${joint}${from + length}`,
    value: `${from}/${from + length}`,
  }));

const halfYear = fc.tuple(year, fc.boolean()).map(([y, isFirst]) => ({
  text: `nửa ${isFirst ? 'đầu' : 'cuối'} năm ${y}`,
  value: isFirst ? `${y}-01/${y}-06` : `${y}-07/${y}-12`,
}));

/** `ngày 15/12/2021 đến ngày 14/5/2022`. */
const days = fc
  .tuple(
    fc.integer({ min: 0, max: DAYS - 500 }),
    fc.integer({ min: 1, max: 400 }),
    number,
    fc.constantFrom(' đến ', ' đến ngày ', ' - '),
  )
  .map(([from, length, write, joint]) => {
    const [a, b] = [from, from + length].map((n) => new Date(FIRST_DAY + n * 86_400_000));
    const written = (date: Date) =>
      [write(date.getUTCDate()), write(date.getUTCMonth() + 1), date.getUTCFullYear()].join('/');
    const iso = (date: Date) => date.toISOString().slice(0, 10);
    return { text: `ngày ${written(a!)}${joint}${written(b!)}`, value: `${iso(a!)}/${iso(b!)}` };
  });

export const span: fc.Arbitrary<WrittenTime> = fc.oneof(quarter, months, years, halfYear, days);

/** `06:48`, `6h25`, `14 giờ 30 phút`. */
export const clock: fc.Arbitrary<WrittenTime> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), number, fc.constantFrom('h', ':', 'words'))
  .map(([h, min, write, shape]) => ({
    text:
      shape === 'words'
        ? `${write(h)} giờ ${write(min)} phút`
        : shape === ':'
          ? `${two(h)}:${two(min)}`
          : `${write(h)}h${two(min)}`,
    value: `${two(h)}:${two(min)}`,
  }));
