import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';

describe('the day of publication', () => {
  const dayOf = (published: string) => readFigures('Chiều 9/6, tại Hà Nội', { published })[0]?.value;

  it.each(['2017-06-10', '2017-06', '2017', '2017-06-10T08:00:00+07:00'])('%s gives the year of a day', (published) => {
    expect(dayOf(published)).toBe('2017-06-09');
  });

  it.each(['10/06/2017', 'hôm qua', '20170610', ''])('"%s" is none in EDTF and gives nothing', (published) => {
    expect(dayOf(published)).toBe('XXXX-06-09');
  });
});
