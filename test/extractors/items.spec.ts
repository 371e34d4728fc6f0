import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';

const kindsOf = (text: string): string[] => readFigures(text).map(({ kind }) => kind);

describe('the numbers of items whose line ends were lost', () => {
  it('tells items by their neighbours, up and down', () => {
    expect(kindsOf('Rửa sạch chai thủy tinh 2. Lau bằng khăn khô 3. Phơi ngoài nắng')).toEqual([
      'identifier',
      'identifier',
    ]);
    expect(kindsOf('Đội chủ nhà xếp trên 9. Lê Văn Nam ghi nhiều bàn 8. Trần Tú')).toEqual([
      'identifier',
      'identifier',
    ]);
    expect(kindsOf('1. Chuẩn bị đất thật kỹ 2. “Gieo hạt” đúng lúc')).toEqual(['identifier', 'identifier']);
  });

  it('leaves a number that ends its sentence a figure', () => {
    expect(kindsOf('Số ca mắc mới trong tuần là 7. Bệnh viện đã cho 12 người ra viện. Năm trước có 15.')).toEqual([
      'count',
      'count',
      'count',
    ]);
    expect(kindsOf('Số ca mắc là 7. Sau đó còn 3. Nay đã hết.')).toEqual(['count', 'count']);
  });
});
