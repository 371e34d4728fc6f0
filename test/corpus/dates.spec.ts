import { describe, expect, it } from 'vitest';
import { datelineIn, dayIn, dayOfAddress, dayOfIso } from '../../corpus/dates.js';

describe('dayIn', () => {
  it.each([
    ['Ngày 05/03/2021 tại xã', '2021-03-05'],
    ['23.03.2015', '2015-03-23'],
    ['11-5-2019', '2019-05-11'],
    ['ngày 3 tháng 2 năm 2020', '2020-02-03'],
    ['Được đăng: 19 Tháng 10 2018', '2018-10-19'],
    ['9 Tháng Năm, 2022', '2022-05-09'],
    ['Thứ Bảy, Tháng Năm 21, 2022', '2022-05-21'],
    ['Thứ Sáu, 30 Tháng Mười Hai 2016', '2016-12-30'],
    ['quá hạn 31/02/2020, nộp 1/3/2020', '2020-03-01'],
    ['Đăng ngày 07 - 01 - 2019', '2019-01-07'],
    ['7 Th1, 2019', '2019-01-07'],
    ['Th12 7, 2019', '2019-12-07'],
    ['06:48 - 7 thg 1, 2019', '2019-01-07'],
    ['Thứ Hai 7, Tháng Một 2019, 06:48:00', '2019-01-07'],
    ['Monday, January 7, 2019', '2019-01-07'],
    ['07 Sept. 2019 06:48', '2019-09-07'],
    ['2019-01-07 06:48:12', '2019-01-07'],
    ['2019/12/31', '2019-12-31'],
  ])('%s', (text, date) => expect(dayIn(text)?.date).toBe(date));

  it.each([
    '2019-25-03',
    'Maybe 7, 2019x',
    '03/25/2021',
    'Quyết định 12/2019',
    'số 1.234.2020',
    '29/2/2019',
    '10/10/1785',
  ])('no day in %s', (text) => expect(dayIn(text)).toBeUndefined());
});

describe('dayOfIso', () => {
  it.each([
    ['2026-03-07T00:01:00', '2026-03-07'],
    ['2026-03-07T08:52:11.000 +07:00', '2026-03-07'],
    ['2019-05-16T17:30:00Z', '2019-05-17'],
    ['2019-05-16T23:30:00+0700', '2019-05-16'],
    ['2019-01-01T01:00:00+09:00', '2018-12-31'],
    ['2020-10-10', '2020-10-10'],
  ])('%s', (value, day) => expect(dayOfIso(value)).toBe(day));

  it.each(['10/10/2020', 'hôm nay', '2020-13-01', ''])('nothing in %s', (value) =>
    expect(dayOfIso(value)).toBeUndefined(),
  );
});

describe('datelineIn', () => {
  it.each([
    ['Thứ Bảy, 10/10/2020, 06:48 [GMT+7]', '2020-10-10', true],
    ['21:26, Thứ Tư, 18/01/2017 (GMT+7)', '2017-01-18', true],
    ['Cập nhật: 7/3/2026', '2026-03-07', false],
    ['Cập nhật lúc 08h15 ngày 02-06-2018', '2018-06-02', true],
    ['Ngày đăng: 12/11/2019', '2019-11-12', false],
    ['Thứ ba,  12/11/2019', '2019-11-12', false],
    ['Thứ 2, Ngày 23.03.2015', '2015-03-23', false],
    ['Thứ sáu, 26/04/2019 - 11:21’', '2019-04-26', true],
  ])('%s', (line, date, clock) => expect(datelineIn(line)).toMatchObject({ day: { date }, clock, rest: '' }));

  it('knows the placeholder, which is no day', () => {
    expect(datelineIn('dd/mm/yyyy')).toEqual({ clock: false, rest: '' });
  });

  it('leaves what else the line says', () => {
    expect(datelineIn('Lan Chi - 10/10/2020 08:15')?.rest).toContain('Lan Chi');
    expect(datelineIn('Ngày 10/10/2020, huyện họp')?.rest).toContain('huyện họp');
    expect(datelineIn('Huyện họp sáng nay')).toBeUndefined();
  });
});

describe('dayOfAddress', () => {
  it.each([
    ['https://hanguon.example/2020/11/09/xay-45-km-ke.html', '2020-11-09'],
    ['https://venbien.example/rung-ngap-man-20260307080612345.htm', '2026-03-07'],
    ['https://dongchiem.example/tin/2014-03-07/lang-det.html', '2014-03-07'],
    ['https://zingnews.vn/pho-nho-co-41-quan-ca-phe-post1027711.html', undefined],
    ['https://songxanh.example/lu-rut-196251012194031415.htm', undefined],
    ['https://a.example/nghi-quyet-20251340.html', undefined],
    ['', undefined],
  ])('%s', (address, date) => expect(dayOfAddress(address)).toBe(date));
});
