import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';

/** Every figure of a text: kind, value and unit. */
const figuresOf = (text: string) =>
  readFigures(text).map(({ kind, value, value2, unit }) => [
    kind,
    value,
    ...(value2 === undefined ? [] : [value2]),
    unit,
  ]);

describe('numbers that share the unit of the next', () => {
  it.each([
    [
      'Pin sạc từ 18 lên 43% trong vài phút',
      [
        ['percentage', 18, '%'],
        ['percentage', 43, '%'],
      ],
    ],
    [
      'Tỷ lệ giảm từ 40 xuống còn 30%',
      [
        ['percentage', 40, '%'],
        ['percentage', 30, '%'],
      ],
    ],
    [
      'Tờ tiền mệnh giá 5.000 và 10.000 đồng',
      [
        ['money', 5000, 'VND'],
        ['money', 10000, 'VND'],
      ],
    ],
    [
      'Giá tăng từ 82 lên 101 triệu đồng',
      [
        ['money', 82e6, 'VND'],
        ['money', 101e6, 'VND'],
      ],
    ],
    [
      'Bộ mâm cỡ lớn là 17, 18 và 19 inch',
      [
        ['measure', 17, 'inch'],
        ['measure', 18, 'inch'],
        ['measure', 19, 'inch'],
      ],
    ],
    [
      'Phí giảm lần lượt 30, 40 triệu đồng',
      [
        ['money', 30e6, 'VND'],
        ['money', 40e6, 'VND'],
      ],
    ],
    [
      'Cháu bé phải xét nghiệm sau 1, 3 và 6 tháng',
      [
        ['duration', 1, 'tháng'],
        ['duration', 3, 'tháng'],
        ['duration', 6, 'tháng'],
      ],
    ],
    [
      'Trong các năm tới sẽ đạt 45 và 49 triệu khách',
      [
        ['count', 45e6, undefined],
        ['count', 49e6, undefined],
      ],
    ],
    [
      'Cầu thủ ký hợp đồng 4 hoặc 5 năm',
      [
        ['duration', 4, 'năm'],
        ['duration', 5, 'năm'],
      ],
    ],
    [
      'Huyết áp chỉ còn 110/70 mmHg',
      [
        ['measure', 110, 'mmHg'],
        ['measure', 70, 'mmHg'],
      ],
    ],
    [
      'Kho bạc huy động được 5.865/6.500 tỷ đồng',
      [
        ['money', 5865e9, 'VND'],
        ['money', 6500e9, 'VND'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(figuresOf(text)).toEqual(expected);
  });

  it.each([
    ['14% người dùng chọn iPhone 7 và 12% chọn máy khác', 'a name'],
    ['Bắt 300 và 2 triệu đồng bị mất', 'amounts that are not of like size'],
    ['Hội mở vào ngày 12 và 14 tháng Giêng', 'lunar days'],
    ['Ông viết vào lúc 3 hoặc 4 giờ sáng', 'times of day'],
    ['Nhóm học sinh lớp 9, 10h tối mới về', 'a time of day'],
  ])('%s: %s', (text) => {
    const kinds = readFigures(text).filter(({ rule }) => rule.endsWith('/shared-unit'));
    expect(kinds).toEqual([]);
  });

  it('reads one guess between neighbours, and no guess where decimals may be meant', () => {
    expect(figuresOf('Gia đình chờ 2, 3 ngày')).toEqual([['duration', 2, 3, 'ngày']]);
    expect(figuresOf('Vàng thế giới tương đương 34, 35 triệu đồng')[0]?.[0]).not.toBe('money');
  });
});
