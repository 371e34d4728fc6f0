import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';

describe('days, years and places in a row', () => {
  it.each([
    ['Kỳ quay thứ 76, 83 và 85 vừa được trao', ['ordinal 76', 'ordinal 83', 'ordinal 85']],
    ['Xếp thứ 2 và 5 tỉnh khác ở sau', ['ordinal 2', 'count 5']],
    ['Hôm nay 4.6 và ngày mai 5.6, trời có mưa', ['date XXXX-06-04', 'date XXXX-06-05']],
    ['Năm 2015 và 2016 lần lượt thu 5 tỷ đồng', ['year 2015', 'year 2016', 'money 5000000000']],
  ])('%s', (text, expected) => {
    expect(readFigures(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
  });
});
