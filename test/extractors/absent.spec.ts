import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';

const lastOf = (text: string) => readFigures(text).at(-1);

describe('words that look like bounds', () => {
  it.each([
    ['Vào thời điểm trên 2 thanh niên bỏ chạy', 'those told of above'],
    ['Màn hình cỡ 5,5 inch', 'a size'],
    ['Diện tích cao hơn 2.442 ha so với kế hoạch', 'a comparison'],
    ['Thân xe dài hơn 30 mm', 'a comparison of models'],
    ['Người dân trên hai xe máy bị ngã', 'a place'],
    ['Thí điểm trên 3 tuyến đường', 'a place'],
    ['Cả lớp ngồi xung quanh hai chiếc bàn', 'a place'],
    ['Thử nghiệm với 640 tình nguyện viên ở độ trung niên trở lên', 'a bound of their age'],
  ])('%s: %s', (text) => {
    expect(lastOf(text)).toBeDefined();
    expect(lastOf(text)?.modifier).toBeUndefined();
  });
});

describe('words that look like denominators', () => {
  it.each([
    ['Dịch xảy ra tại 63 tỉnh/thành phố', 'either of them'],
    ['Chỉ sau một ngày, trang có 92.000 người theo dõi', 'a length of time'],
    ['Sau hơn một tháng xảy ra vụ việc, đã có 8 người chết', 'a length of time'],
    ['Album quay trong một ngày với 30 bài hát', 'a length of time'],
  ])('%s: %s', (text) => {
    expect(lastOf(text)?.kind).toBe('count');
    expect(lastOf(text)?.per).toBeUndefined();
  });

  it.each(['Ban nhạc hát hai ca khúc', 'Ban nhạc có 3 ca sĩ', 'Bộ kỷ luật 3 vụ trưởng'])(
    'leaves the unit out where it is half a noun: %s',
    (text) => {
      expect(lastOf(text)?.unit).toBeUndefined();
    },
  );

  it('keeps rates', () => {
    expect(lastOf('Một năm Hà Nội có 2.100 em đi du học')?.per).toBe('năm');
    expect(readFigures('Máy thực hiện 5.000 phép tính trong một giây')[0]?.per).toBe('giây');
  });
});
