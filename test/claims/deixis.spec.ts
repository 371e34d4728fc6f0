import { describe, expect, it } from 'vitest';
import { claimsOfText } from './claims-of.js';

/** A Thursday. */
const DAY = '2017-07-20';

/** Times of the claims that count or measure, each with `*` where it is not told in the sentence. */
function timesIn(text: string, published?: string): readonly (string | undefined)[] {
  return claimsOfText(text, published)
    .filter(({ object, subject }) => object !== undefined || subject !== undefined)
    .map(({ time }) => time && `${time.value}${time.inherited ? '*' : ''}`);
}

describe('times that are told from the day of publication', () => {
  it.each([
    ['Hôm qua', '2017-07-19'],
    ['Ngày hôm qua', '2017-07-19'],
    ['Sáng nay', '2017-07-20'],
    ['Tối qua', '2017-07-19'],
    ['Tuần trước', '2017-07-10/2017-07-16'],
    ['Trong tuần này', '2017-07-17/2017-07-23'],
    ['Trong tuần qua', 'P1W/2017-07-20'],
    ['Ba ngày qua', 'P3D/2017-07-20'],
    ['Tháng trước', '2017-06'],
    ['Quý này', '2017-07/2017-09'],
    ['Năm ngoái', '2016'],
    ['Đầu năm nay', '2017'],
    ['Năm rồi', '2016'],
    ['Từ đầu năm đến nay', '2017-01/2017-07-20'],
    ['Từ đầu tháng tới nay', '2017-07/2017-07-20'],
    ['Hôm thứ hai vừa qua', '2017-07-17'],
    ['Tối thứ năm', '2017-07-20'],
    ['Chiều thứ Sáu tuần trước', '2017-07-14'],
    ['Sáng chủ nhật tuần này', '2017-07-23'],
  ])('%s is %s', (words, time) => {
    expect(timesIn(`${words}, huyện Kon Plông có 45 hộ bị ngập.`, DAY)).toEqual([time]);
  });

  it.each([
    ['Từ đầu năm 2016 đến nay', '2016-01/2017-07-20'],
    ['Tính từ đầu năm 2016 tới nay', '2016-01/2017-07-20'],
    ['Từ cuối năm 2016 đến nay', '2016/2017-07-20'],
    ['Từ đầu tháng 4/2017 đến nay', '2017-04/2017-07-20'],
    ['Từ đầu nhiệm kỳ 2015-2020 đến nay', '2015/2017-07-20'],
    ['Từ giai đoạn 2011-2015 đến nay', '2011/2017-07-20'],
    ['Trong nhiệm kỳ 2010-2015', '2010/2015'],
  ])('%s is %s, from its beginning', (words, time) => {
    expect(timesIn(`${words}, huyện Kon Plông có 45 hộ bị ngập.`, DAY)).toEqual([time]);
  });

  it('looks ahead', () => {
    expect(timesIn('Năm tới, huyện Kon Plông sẽ xây 45 nhà.', DAY)).toEqual(['2018']);
    expect(timesIn('Trong 5 năm tới, huyện Kon Plông sẽ xây 45 nhà.', DAY)).toEqual(['2017-07-20/P5Y']);
    expect(timesIn('Sáng mai, huyện Kon Plông trao 45 suất quà.', DAY)).toEqual(['2017-07-21']);
  });

  it('knows first and last months of a year', () => {
    expect(timesIn('Tháng trước, huyện Kon Plông có 45 hộ bị ngập.', '2018-01-31')).toEqual(['2017-12']);
    expect(timesIn('Quý tới, huyện Kon Plông xây 45 nhà.', '2018-11-30')).toEqual(['2019-01/2019-03']);
  });

  it('holds for the figure that it stands beside', () => {
    expect(timesIn('Huyện Kon Plông có 12 vụ năm ngoái và 20 vụ năm nay.', DAY)).toEqual(['2016', '2017']);
  });

  it('holds no more behind another time, nor where it is what is compared with', () => {
    expect(timesIn('Sáng nay, ngày 20/7, huyện Kon Plông có 45 hộ bị ngập.', DAY)).toEqual(['2017-07-20']);
    expect(timesIn('So với năm ngoái, huyện Kon Plông có thêm 45 hộ nghèo.', DAY)).toEqual(['2017-07-20*']);
  });

  it('leaves what is told from another day, again and again, or of many', () => {
    for (const words of ['Hai tuần trước', 'Tuần trước đó', 'Những năm tới', 'Mỗi tối thứ bảy hằng tuần']) {
      expect(timesIn(`${words}, huyện Kon Plông có 45 hộ bị ngập.`, DAY), words).toEqual(['2017-07-20*']);
    }
  });

  it('needs the day of publication, in full', () => {
    expect(timesIn('Năm ngoái, huyện Kon Plông có 45 hộ bị ngập.')).toEqual(['pub*']);
    expect(timesIn('Năm ngoái, huyện Kon Plông có 45 hộ bị ngập.', '2017-07')).toEqual(['2017-07*']);
    for (const day of ['XXXX-07-20', '2017-13-20', '2015-02-30']) {
      expect(timesIn('Hôm qua, huyện Kon Plông có 45 hộ bị ngập.', day), day).toEqual([`${day}*`]);
    }
  });
});
