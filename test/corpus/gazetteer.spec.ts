import { describe, expect, it } from 'vitest';
import { loadGazetteer, nameKey, REFORM } from '../../corpus/gazetteer/index.js';

const gazetteer = loadGazetteer();
const brief = (name: string, day?: string) =>
  gazetteer.named(name, day).map(({ level, type, code }) => `${level} ${type} ${code}`);

describe('nameKey', () => {
  it.each([
    ['Hoà Bình', 'Hòa Bình'],
    ['Mỹ Đức', 'mĩ đức'],
    ['Thuỷ Nguyên', 'Thủy Nguyên'],
    ["Đắk R'Lấp", 'Đăk R’lấp'],
    ['Đắk Lắk', 'Đắc Lắc'],
    ['Bắc Kạn', 'Bắc Cạn'],
    ['Kon Tum', 'KonTum'],
    ['Thừa Thiên - Huế', 'Thừa Thiên Huế'],
    ["Cư M'gar", 'Cư Mgar'],
    ['Đak Đoa', 'Đăk Đoa'],
    ['Đác Nông', 'Đắk Nông'],
    ['9', '09'],
    ['THỦY NGUYÊN', 'Thủy Nguyên'.normalize('NFD')],
    ['Bà Rịa – Vũng Tàu', 'bà rịa-vũng tàu'],
  ])('is the same for %s and %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['Hà Nam', 'Hạ Nam'],
    ['Bắc Giang', 'Bắc Giàng'],
    ['Kim Bôi', 'Cim Bôi'],
    ['Tây Hồ', 'Tây Hò'],
  ])('tells %s from %s', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });
});

describe('loadGazetteer', () => {
  it('names units as of a day, larger ones first', () => {
    expect(brief('Bình Liêu', '2020-10-10')).toEqual(['district huyện 198', 'commune thị trấn 06838']);
    expect(brief('Bình Liêu', '2025-08-01')).toEqual(['commune xã 06838']);
    expect(brief('Hà Tây', '2007-01-01')[0]).toBe('province tỉnh 28');
    expect(brief('Hà Tây', '2010-01-01').filter((unit) => unit.startsWith('province'))).toEqual([]);
    expect(brief('Atlantis')).toEqual([]);
  });

  it('knows names as the press writes them', () => {
    expect(brief('Mù Cang Chải', '2017-06-01')).toEqual(brief('Mù Căng Chải', '2017-06-01'));
    expect(brief('Chư Pah', '2017-06-01')).toEqual(brief('Chư Păh', '2017-06-01'));
    expect(brief('Đakrông', '2017-06-01')).toContain('district huyện 467');
  });

  it('knows the province then and now', () => {
    const [district] = gazetteer.named('Lộc Bình', '2019-11-12');
    expect(district?.parent).toBe('20');
    const kimBoi = gazetteer.named('Kim Bôi', '2022-06-01').find((unit) => unit.level === 'district');
    expect(kimBoi && gazetteer.provinceNow(kimBoi)).toBe('25');
    const haTay = gazetteer.unit('province', '28', '2007-01-01');
    expect(haTay && gazetteer.provinceNow(haTay)).toBe('01');
    const today = gazetteer.unit('province', '15', '2026-01-01');
    expect(today && gazetteer.provinceNow(today)).toBe('15');
  });

  it('knows where a district went that moved, and its communes', () => {
    const meLinh = ['2007-01-01', '2010-01-01'].map((day) => gazetteer.unit('district', '250', day));
    expect(meLinh.map((unit) => unit?.parent)).toEqual(['26', '01']);
    expect(gazetteer.unit('district', '250')?.parent).toBe('01');
    const daiThinh = gazetteer.unit('commune', '08974', '2017-01-01');
    expect([...meLinh, daiThinh].map((unit) => unit && gazetteer.provinceNow(unit))).toEqual(['01', '01', '01']);
  });

  it('follows a commune into those of July 2025', () => {
    const [trucBach] = gazetteer.named('Trúc Bạch', '2024-01-01');
    expect(trucBach && gazetteer.successors(trucBach).map((unit) => unit.name)).toContain('Ba Đình');
    const [today] = gazetteer.named('Ba Đình', '2026-01-01').filter(({ level }) => level === 'commune');
    expect(today && gazetteer.successors(today)).toEqual([today]);
  });

  it('has 63 provinces before the reform and 34 after, and no commune without a province', () => {
    const provinces = (day: string) =>
      Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0')).filter((code) =>
        gazetteer.unit('province', code, day),
      );
    expect(provinces('2020-01-01')).toHaveLength(63);
    expect(provinces(REFORM)).toHaveLength(34);
    for (const commune of gazetteer.named('Tân Thành', '2017-06-01')) {
      expect(gazetteer.provinceNow(commune)).toMatch(/^\d\d$/u);
    }
  });
});

describe('begins', () => {
  it.each(['Bình', 'Bình Liêu', 'kon', 'Đắk', 'Hoà'])('knows that a name begins with %s', (words) => {
    expect(loadGazetteer().begins(words)).toBe(true);
  });

  it.each(['Bình Liêu có', 'doanh thu', 'xyz'])('knows that no name begins with %s', (words) => {
    expect(loadGazetteer().begins(words)).toBe(false);
  });
});
