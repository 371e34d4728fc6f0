import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';
import { isClaimKind } from '../../pipeline/model/index.js';

const rates = (text: string) =>
  readFigures(text)
    .filter(({ kind }) => isClaimKind(kind))
    .map(({ per }) => per);

describe('the denominator of a rate said in words', () => {
  it.each([
    ['Mỗi căn biệt thự có 3 phòng.', ['căn biệt thự']],
    ['Mỗi hệ thống tốn hơn 100 tỷ đồng.', ['hệ thống']],
    ['Mỗi phòng thi bố trí 2 giám thị.', ['phòng thi']],
    ['Người dân uống 2 tỷ cốc trà được bán ra hàng ngày.', ['ngày']],
    ['Giá cao su là 20.600 NDT (tương đương 2.993 USD)/kg.', ['kg', 'kg']],
    ['Thu nhập bình quân đầu người của xã đạt 30 triệu đồng.', ['người']],
    ['Có 30 người trúng giải Nhất mỗi giải trị giá 10 triệu đồng.', [undefined, 'giải']],
    ['Trong 3 năm qua mỗi năm lỗ 20 tỷ đồng.', ['năm']],
    ['Thu nhập bình quân tháng của công nhân là 6 triệu đồng.', ['tháng']],
    ['Nhà máy có công suất 100.000 xe Mazda/năm.', ['năm']],
    ['Tổng diện tích gieo trồng hàng năm đạt trên 125.000 ha.', ['năm']],
    ['Mỗi quốc gia góp 2 tỷ đồng.', ['quốc gia']],
    ['Hỗ trợ mỗi nạn nhân 5 triệu đồng.', ['nạn nhân']],
    ['Tòa buộc trợ cấp cho hai con mỗi tháng 2 triệu đồng.', [undefined, 'tháng']],
    ['Xưởng bán 2.000 chiếc nón mỗi năm với mức giá 60.000 đồng.', ['năm', undefined]],
    ['Trường khó mở lớp 12 khi mỗi năm chỉ có hơn 40 em.', ['năm']],
  ])('is read: %s', (text, per) => {
    expect(rates(text)).toEqual(per);
  });

  it.each([
    'Mỗi tháng cả hai đều đi ăn.',
    'Giá dầu tăng 1,03 USD so với cách đó một tháng.',
    'Em mặc mỗi áo hai dây.',
    'Vào một ngày đẹp trời, 3 người đến nhà.',
    'Hàng hóa lưu thông hàng ngày giữa hai nước.',
    'Tại mỗi điểm cầu của 63 tỉnh có đại biểu.',
    'Thu nhập bình quân đầu người tăng 5%.',
    'Giá bình quân năm 2016 là 8 triệu đồng.',
    'Nông dân giảm 30% lượng phân đạm/ha.',
    'Huyện gieo trồng 6.842 ha cây hằng năm.',
    'Xã có 120 ha cây trồng hàng năm.',
    'Huy động vốn của ngân hàng năm 2016 đạt 52 tỷ đồng.',
    'Số xe giảm từ 2 xe xuống mức mỗi đơn vị tự mua.',
  ])('is not read where there is none: %s', (text) => {
    expect(rates(text).filter((per) => per !== undefined)).toEqual([]);
  });

  it('belongs to the number beside it, not to the next one', () => {
    expect(rates('Người ăn 3 khẩu phần cá mỗi tuần giảm 40% nguy cơ.')).toEqual(['tuần', undefined]);
  });
});
