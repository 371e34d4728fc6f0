import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';

describe('the year of an article without a day', () => {
  const months = (rest: string) => readFigures(`Trong 9 tháng đầu năm, xã có 20 vụ. ${rest}`)[0]?.value;

  it('is one that it tells', () => {
    expect(months('Năm 2016, xã có 31 vụ.')).toBe('2016-01/2016-09');
  });

  it.each(['Anh Lộc sinh năm 1995.', 'Anh Lộc (SN 1995).', 'Anh Lộc sinh ngày 12/5/1995.'])(
    'is not that of a birth: %s',
    (birth) => {
      expect(months(birth)).toBe('XXXX-01/XXXX-09');
    },
  );
});

describe('the day of publication', () => {
  const dayOf = (published: string) => readFigures('Chiều 9/6, tại Hà Nội', { published })[0]?.value;

  it.each(['2017-06-10', '2017-06', '2017', '2017-06-10T08:00:00+07:00'])('%s gives the year of a day', (published) => {
    expect(dayOf(published)).toBe('2017-06-09');
  });

  it.each(['10/06/2017', 'hôm qua', '20170610', ''])('"%s" is none in EDTF and gives nothing', (published) => {
    expect(dayOf(published)).toBe('XXXX-06-09');
  });
});
