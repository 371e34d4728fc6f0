import { describe, expect, it } from 'vitest';
import type { Article } from '../../pipeline/model/index.js';
import { documentOf, sentences } from '../../pipeline/text/index.js';

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['Hội nghị tổ chức tại TP. Hạ Long. Đồng chí Bí thư dự.', 2],
    ['PGS. TS. Nguyễn Văn Minh và ThS. Lê Hà chủ trì.', 1],
    ['Theo đ/c. Hùng, đ/c Lan đã báo cáo.', 1],
    ['Có gạo, ngô, sắn, v.v. Người dân tự túc.', 2],
    ['Có gạo, ngô, sắn, v.v. và rau màu.', 1],
    ['Hồ sơ, chứng từ... cũng rất đơn giản.', 1],
    ['Còn nhiều khó khăn… Ông Nam nói tiếp.', 2],
    ['Nguồn: Sở Công Thương, Cục Thống kê.', 1],
    ['Đảng bộ có 2.340 đảng viên. Năm 2016 là 1.900.', 2],
    ['Ngày 20.8, đoàn đến thị trấn.Trong chiều cùng ngày, đoàn về.', 2],
    ['“Chúng tôi đã làm.” Ông Nam nói.', 2],
    ['“Đi đâu?”, ông hỏi. "Về nhà!" Bà đáp.', 3],
    ['Bà Trần Thị H. cho biết. Con của bà H. Theo công an, đã về.', 3],
    ['Ông J. Biden và ông M. Gandhi gặp nhau.', 1],
    ['1. Đánh giá chung', 1],
    ['Điều 15. Phạm vi áp dụng', 1],
    ['(Ảnh: Hà An. Theo báo Tỉnh) Đoàn công tác đến xã.', 1],
    ['Bình Liêu củng cố tổ chức đảng\nThứ Bảy, 10/10/2020\n.\nĐảng bộ huyện.', 4],
    ['Trụ sở tại TP.HCM và Q.1, P.Tân Định.', 1],
    ['Đưa tin trên VietNam.Net và www.baoquangninh.Com.vn hôm qua.', 1],
    ['Bệnh lùn xoắn lá./.', 1],
    ['Tăng 86%. Trong đó, 42% là nữ.', 2],
    ['Bước sang năm 2019. 5 xã đạt chuẩn.', 2],
  ])('cuts %s into %i', (text, count) => {
    expect(cut(text)).toHaveLength(count);
  });

  it('keeps closing quotes with their sentence', () => {
    expect(cut('“Đúng.” Ông nói: "Rất tốt!" Rồi về.')).toEqual(['“Đúng.”', 'Ông nói: "Rất tốt!"', 'Rồi về.']);
  });
});

describe('sentences without end', () => {
  it('are cut behind a comma', () => {
    const list = 'Xã có 5 hộ nghèo, '.repeat(2000).trim();
    const found = cut(list);
    expect(found.length).toBeGreaterThan(1);
    expect(found.join(' ')).toBe(list);
    for (const part of found) {
      expect(part.length).toBeLessThan(8300);
      expect(part).toMatch(/^Xã .*nghèo,$/u);
    }
  });

  it('are cut behind a word where they have no comma', () => {
    const found = cut('xã có 5 hộ nghèo và '.repeat(2000));
    expect(found.length).toBeGreaterThan(1);
    for (const part of found) expect(part.length).toBeLessThan(16500);
  });
});

describe('documentOf', () => {
  it('keeps sentences inside their block', () => {
    const text = 'Tin ngắn\nMột. Hai câu';
    const article: Article = {
      source: 'a.txt',
      language: 'vi',
      text,
      blocks: [
        { kind: 'title', start: 0, end: 8 },
        { kind: 'paragraph', start: 9, end: 21 },
      ],
      rawHash: '',
    };
    expect(documentOf(article).sentences).toEqual([
      { start: 0, end: 8, block: 0 },
      { start: 9, end: 13, block: 1 },
      { start: 14, end: 21, block: 1 },
    ]);
  });
});
