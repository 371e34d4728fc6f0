import { phrases } from '../lexer/phrases.js';

/** Units of time and age, by the ways to write them. The value is the unit as it is stored. */
export const timeUnits = phrases(
  [
    'năm',
    'tháng',
    'ngày',
    'tuần',
    'giờ',
    'phút',
    'giây',
    'tuổi',
    'thập kỷ',
    'thế kỷ',
    'thiên niên kỷ',
    'đêm',
    'quý',
    'giờ đồng hồ',
  ]
    .map((unit) => [unit, unit] as const)
    .concat([
      ['thập kỉ', 'thập kỷ'],
      ['thập niên', 'thập niên'],
      ['thế kỉ', 'thế kỷ'],
      ['quí', 'quý'],
      ['tuần lễ', 'tuần'],
      ['tháng tuổi', 'tháng tuổi'],
      ['ngày tuổi', 'ngày tuổi'],
      ['tuần tuổi', 'tuần tuổi'],
      ['tuần thai', 'tuần thai'],
      ['mili giây', 'mili giây'],
      ['miligiây', 'mili giây'],
      ['ms', 'mili giây'],
      ['tiếng', 'giờ'],
      ['tiếng đồng hồ', 'giờ'],
    ]),
);
