import { describe, expect, it } from 'vitest';
import { claimsOfText } from './claims-of.js';

/** Values of the claims. */
const countedIn = (text: string): readonly unknown[] => claimsOfText(text).map(({ mention }) => mention.value);

describe('bare numbers in a list of labels', () => {
  it('count where they are most of what is counted before them', () => {
    expect(
      countedIn('Huyện Kon Plông kỷ luật 61 đảng viên (khiển trách 42, cảnh cáo 14, cách chức 3, khai trừ 2).'),
    ).toEqual([61, 42, 14, 3, 2]);
    expect(countedIn('Huyện đưa 58 lao động đi nước ngoài (Đài Loan 44, Hàn Quốc 14).')).toEqual([58, 44, 14]);
  });

  it('count where they are written as no name is', () => {
    expect(countedIn('Hộ nghèo còn nhiều ở các huyện Ý Yên 2.345, Giao Thủy 1.678.')).toEqual([2345, 1678]);
    expect(countedIn('Điểm trung bình các môn: Ngữ văn 7,15, Vật lý 7,42, Hóa học 6,8.')).toEqual([7.15, 7.42, 6.8]);
    expect(countedIn('Các huyện có nhiều hộ nghèo là Mường Lát 1.345, Quan Sơn 876.')).toEqual([1345, 876]);
  });

  it('count where the last one says of what', () => {
    expect(countedIn('Số lồng bè bị hư hỏng: Bình Sơn 815, Lý Sơn 432 lồng.')).toEqual([815, 432]);
  });

  it('are names and scores elsewhere', () => {
    expect(countedIn('Huyện sửa 12 tuyến đường (Quốc lộ 1, Quốc lộ 5).')).toEqual([12]);
    expect(countedIn('Cửa hàng bán iPhone 7, Galaxy 8.')).toEqual([]);
    expect(countedIn('Ghi bàn: Ronaldo 12, Benzema 45.')).toEqual([]);
  });
});
