import fc from 'fast-check';
import type { Kind } from '../../pipeline/model/index.js';
import {
  anyNumber,
  decimal,
  digits,
  englishGrouped,
  grouped,
  inWords,
  mixed,
  padded,
  plain,
  rangeOf,
  scaled,
  spelling,
  stacked,
  thousandths,
  type Written,
  type WrittenRange,
  whole,
  words,
} from './write-number.js';
import { clock, day2, day3, month, span, type WrittenTime, yearWord } from './write-time.js';

/** A figure inside a sentence that holds no other, and all that must be read from it. */
export interface WrittenFigure {
  readonly sentence: string;
  /** The figure itself, as it stands in the sentence. */
  readonly text: string;
  readonly kind: Kind;
  readonly value: number | string;
  readonly value2?: number | undefined;
  readonly unit?: string | undefined;
  readonly per?: string | undefined;
}

/** Puts a figure where `_` stands in one of the sentences; a range in words has `từ` before it now and then. */
function inside(
  carriers: readonly string[],
  figures: fc.Arbitrary<Omit<WrittenFigure, 'sentence'>>,
): fc.Arbitrary<WrittenFigure> {
  return fc.tuple(fc.constantFrom(...carriers), figures, fc.boolean()).map(([carrier, figure, isFrom]) => {
    const from = isFrom && / (?:đến|tới) /u.test(figure.text) ? 'từ ' : '';
    return { ...figure, sentence: carrier.replace('_', from + figure.text) };
  });
}

/** A unit behind a number: how it is written, with the blank before it, and what it is stored as. */
type WrittenUnit = readonly [written: string, unit: string];

const withUnit = (
  kind: Kind,
  number: fc.Arbitrary<Written | WrittenRange>,
  unit: fc.Arbitrary<WrittenUnit>,
  per: fc.Arbitrary<string | undefined>,
) =>
  fc.tuple(number, unit, per).map(([{ text, value, ...range }, [written, symbol], denominator]) => ({
    kind,
    text: text + written + (denominator === undefined ? '' : `/${denominator}`),
    value,
    ...range,
    unit: symbol,
    ...(denominator === undefined ? {} : { per: denominator }),
  }));

const maybe = (...denominators: readonly string[]): fc.Arbitrary<string | undefined> =>
  fc.option(fc.constantFrom(...denominators), { nil: undefined });

const ranges = fc.oneof(rangeOf(plain), rangeOf(grouped), rangeOf(decimal), rangeOf(mixed));

export const percentage: fc.Arbitrary<WrittenFigure> = inside(
  [
    'Tỷ lệ này đạt _.',
    'Sản lượng tăng _ so với cùng kỳ',
    'Nông nghiệp chiếm _ cơ cấu kinh tế, theo báo cáo.',
    'Chỉ số giảm (_)',
  ],
  withUnit(
    'percentage',
    fc.oneof(digits, thousandths, ranges),
    fc.constantFrom<WrittenUnit>(
      ['%', '%'],
      ['%', '%'],
      [' %', '%'],
      [' phần trăm', '%'],
      [' điểm phần trăm', 'điểm %'],
      [' điểm %', 'điểm %'],
      ['‰', '‰'],
    ),
    maybe('năm', 'tháng'),
  ),
);

const small: fc.Arbitrary<Written> = whole(3).map((value) => ({ text: String(value), value }));
const smallWords: fc.Arbitrary<Written> = fc
  .tuple(whole(3), spelling)
  .map(([value, by]) => ({ text: inWords(value, by), value }));

/** `3,3 - 3,5 triệu`, `hai trăm đến ba trăm nghìn`: one scale word for both ends. */
const scaledRange: fc.Arbitrary<WrittenRange> = fc
  .tuple(
    fc.oneof(rangeOf(fc.oneof(small, decimal)), rangeOf(smallWords)),
    fc.constantFrom(['triệu', 6] as const, ['tỷ', 9] as const, ['nghìn', 3] as const),
  )
  .map(([{ text, value, value2 }, [scale, power]]) => ({
    text: `${text} ${scale}`,
    value: Number(`${value}e${power}`),
    value2: Number(`${value2}e${power}`),
  }));

const CURRENCIES: readonly WrittenUnit[] = [
  [' đồng', 'VND'],
  [' đồng', 'VND'],
  [' VNĐ', 'VND'],
  [' VND', 'VND'],
  [' USD', 'USD'],
  [' đô la Mỹ', 'USD'],
  [' euro', 'EUR'],
  [' bảng Anh', 'GBP'],
  [' yên', 'JPY'],
  [' nhân dân tệ', 'CNY'],
  [' won', 'KRW'],
  [' baht', 'THB'],
];

export const money: fc.Arbitrary<WrittenFigure> = inside(
  [
    'Công trình có vốn đầu tư _.',
    'Gia đình ông thu được _ từ vườn cây',
    'Chị được hỗ trợ _, theo xã.',
    'Mức phạt là _ (theo quy định)',
  ],
  fc.oneof(
    withUnit(
      'money',
      fc.oneof(anyNumber, ranges, scaledRange),
      fc.constantFrom(...CURRENCIES),
      maybe('người', 'kg', 'm2', 'người/năm', 'học sinh/tháng', 'hộ/tháng'),
    ),
    withUnit(
      'money',
      fc.oneof(grouped, plain),
      fc.constantFrom<WrittenUnit>(['đ', 'VND'], ['USD', 'USD'], ['VNĐ', 'VND']),
      maybe('kg', 'người'),
    ),
  ),
);

/** Every unit that may stand with or without a blank before it. */
const UNITS: readonly (readonly [string, string])[] = [
  ['mm', 'mm'],
  ['cm', 'cm'],
  ['dm', 'dm'],
  ['m', 'm'],
  ['mét', 'm'],
  ['km', 'km'],
  ['ki-lô-mét', 'km'],
  ['cây số', 'km'],
  ['hải lý', 'hải lý'],
  ['dặm', 'dặm'],
  ['inch', 'inch'],
  ['m2', 'm2'],
  ['m²', 'm2'],
  ['mét vuông', 'm2'],
  ['km2', 'km2'],
  ['km²', 'km2'],
  ['cm2', 'cm2'],
  ['ha', 'ha'],
  ['héc ta', 'ha'],
  ['héc-ta', 'ha'],
  ['hecta', 'ha'],
  ['sào', 'sào'],
  ['mg', 'mg'],
  ['miligam', 'mg'],
  ['gam', 'g'],
  ['gram', 'g'],
  ['kg', 'kg'],
  ['ki-lô-gam', 'kg'],
  ['yến', 'yến'],
  ['tạ', 'tạ'],
  ['tấn', 't'],
  ['carat', 'carat'],
  ['ml', 'ml'],
  ['lít', 'l'],
  ['m3', 'm3'],
  ['m³', 'm3'],
  ['mét khối', 'm3'],
  ['kW', 'kW'],
  ['MW', 'MW'],
  ['GW', 'GW'],
  ['MWp', 'MWp'],
  ['kVA', 'kVA'],
  ['MVA', 'MVA'],
  ['CV', 'CV'],
  ['mã lực', 'CV'],
  ['kWh', 'kWh'],
  ['MWh', 'MWh'],
  ['GWh', 'GWh'],
  ['kcal', 'kcal'],
  ['kV', 'kV'],
  ['mAh', 'mAh'],
  ['°C', '°C'],
  ['độ C', '°C'],
  ['KB', 'KB'],
  ['MB', 'MB'],
  ['GB', 'GB'],
  ['TB', 'TB'],
  ['Mbps', 'Mbps'],
  ['Hz', 'Hz'],
  ['MHz', 'MHz'],
  ['GHz', 'GHz'],
  ['dB', 'dB'],
  ['hPa', 'hPa'],
];
/** One letter: a unit only right behind the digits. */
const GLUED: readonly WrittenUnit[] = [
  ['g', 'g'],
  ['l', 'l'],
  ['V', 'V'],
  ['W', 'W'],
];

const spaced = fc.constantFrom(...UNITS).map(([written, symbol]): WrittenUnit => [` ${written}`, symbol]);
const glued = fc.constantFrom(...UNITS, ...GLUED).map(([written, symbol]): WrittenUnit => [written, symbol]);
const MEASURED = [
  'Thiết bị ghi được _.',
  'Kết quả đo là _ trong lần thử này',
  'Đơn vị đã cung cấp _, theo hợp đồng.',
  'Tổng cộng (_)',
];

/** No area of Vietnam is larger; beyond it the other reading is kept as well. */
const isPlausible = ({ unit, value, value2 = 0 }: Omit<WrittenFigure, 'sentence'>): boolean =>
  unit !== 'km2' || Math.max(Number(value), value2) < 331_345;

export const measure: fc.Arbitrary<WrittenFigure> = inside(
  MEASURED,
  fc
    .oneof(
      withUnit('measure', fc.oneof(anyNumber, ranges, scaledRange), spaced, maybe('ngày', 'người', 'năm')),
      withUnit('measure', digits, glued, fc.constant(undefined)),
    )
    .filter(isPlausible),
);

const NOUNS = [
  'người',
  'hộ',
  'đảng viên',
  'hội viên',
  'học sinh',
  'cây giống',
  'con lợn',
  'doanh nghiệp',
  'cán bộ',
  'phụ nữ',
  'ngôi nhà',
  'tổ chức cơ sở đảng',
  'công nhân',
  'xã',
  'trường học',
];
const COUNTING = [
  'Toàn huyện có _ #.',
  'Đến nay đã có _ # được hỗ trợ',
  'Theo thống kê, _ # đã tham gia.',
  'Tỉnh vận động được _ #, đạt kế hoạch.',
];
const COUNTED = NOUNS.flatMap((noun) => COUNTING.map((carrier) => carrier.replace('#', noun)));
const ALONE = new Set(['một', 'năm']);

const counted = fc
  .oneof(
    plain,
    padded,
    grouped,
    englishGrouped,
    decimal,
    mixed,
    scaled,
    stacked,
    words,
    rangeOf(plain),
    rangeOf(grouped),
    rangeOf(words),
    scaledRange,
  )
  // "một người" is mostly an article; "năm người" needs the right noun behind it
  .filter(({ text }) => !ALONE.has(text))
  .map((number) => ({ kind: 'count' as const, ...number }));

const events = fc
  .oneof(plain, grouped, scaled)
  .map(({ text, value }) => ({ kind: 'count' as const, text: `${text} lượt`, value, unit: 'lượt' }));

export const count: fc.Arbitrary<WrittenFigure> = fc.oneof(
  inside(COUNTED, counted),
  inside(['Khu di tích đón _ khách', 'Tổ chức _ người tham quan.', 'Đã khám chữa bệnh cho _'], events),
);

export const ratio: fc.Arbitrary<WrittenFigure> = inside(
  ['Có _ thôn đạt chuẩn', 'Đã có _ hộ ký cam kết, theo xã.', 'Được _ đại biểu tán thành'],
  fc
    .tuple(fc.integer({ min: 1, max: 4999 }), fc.integer({ min: 0, max: 5000 }))
    .map(([part, more]) => [part, part + more] as const)
    .filter(([part, wholeNumber]) => wholeNumber > 1 && !(part === 24 && (wholeNumber === 24 || wholeNumber === 7)))
    .map(([value, value2]) => ({ kind: 'ratio' as const, text: `${value}/${value2}`, value, value2 })),
);

export const multiple: fc.Arbitrary<WrittenFigure> = fc
  .tuple(
    fc.constantFrom('Thu nhập tăng _ so với trước.', 'Giá bán cao gấp _', 'Sản lượng gấp _ cùng kỳ'),
    fc.oneof(plain, grouped, decimal, rangeOf(decimal), words),
  )
  .map(([carrier, { text, ...number }]) => ({
    kind: 'multiple' as const,
    sentence: carrier.replace('_', `${text} lần`),
    text: `${text} lần`,
    ...number,
  }));

export const duration: fc.Arbitrary<WrittenFigure> = inside(
  ['Công trình làm trong _.', 'Sau _ thực hiện, xã đã đổi thay', 'Thời hạn là _, theo hợp đồng.'],
  fc
    .tuple(
      fc.oneof(
        whole(2).map((value) => ({ text: String(value), value })),
        padded,
        decimal,
        words,
        rangeOf(whole(2).map((value) => ({ text: String(value), value }))),
      ),
      fc.constantFrom('năm', 'tháng', 'ngày', 'tuần', 'giờ', 'phút', 'giây'),
    )
    .map(([{ text, ...number }, unit]) => ({ kind: 'duration' as const, text: `${text} ${unit}`, ...number, unit })),
);

const timed = (kind: Kind, times: fc.Arbitrary<WrittenTime>) => times.map((time) => ({ kind, ...time }));

export const date: fc.Arbitrary<WrittenFigure> = inside(
  ['Lễ khởi công diễn ra _.', 'Công trình hoàn thành _, theo huyện', 'Tính đến _ đã xong', 'Quyết định ban hành (_)'],
  timed('date', fc.oneof(day3, day3, day2, month)),
);

export const year: fc.Arbitrary<WrittenFigure> = inside(
  ['Từ _ đến nay, xã đổi thay.', 'Trong _ sản lượng tăng', 'Công trình xây dựng (_)', 'Đến hết _, tất cả đã xong'],
  timed('year', yearWord),
);

export const period: fc.Arbitrary<WrittenFigure> = inside(
  ['Trong _, huyện thu hút đầu tư.', 'Kết quả _ khả quan', 'Theo báo cáo (_)'],
  timed('period', span),
);

export const time: fc.Arbitrary<WrittenFigure> = inside(
  ['Vụ việc xảy ra lúc _.', 'Lễ bắt đầu lúc _ sáng nay', 'Xe khởi hành lúc _, theo nhà ga'],
  timed('time', clock),
);
