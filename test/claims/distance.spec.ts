import { describe, expect, it } from 'vitest';
import { claimsOfText } from './claims-of.js';

/** The object of the first claim. */
const objectOf = (text: string) => claimsOfText(text)[0]?.object;

describe('distances', () => {
  it.each([
    ['Xe máy nằm trên bờ ruộng cách tỉnh lộ 15 khoảng 100 m.', 'cách tỉnh lộ 15'],
    ['Bè cá của ông Sáu nuôi ngoài biển, cách bờ hơn 2 km.', 'cách bờ'],
    ['Thôn Khe Mười nằm cách trung tâm xã 7 km.', 'cách trung tâm xã'],
  ])('are told with the word that says so in %s', (text, object) => {
    const role = objectOf(text);
    expect(role?.value).toBe(object);
    expect(role?.span && text.slice(role.span.start, role.span.end)).toBe(object);
  });

  it('are not what is long by itself', () => {
    expect(objectOf('Con đường mới dài 7 km.')?.value).not.toMatch(/cách/u);
    expect(objectOf('Xã giúp dân bằng cách cấp 30 con bò.')?.value).toBe('con bò');
  });
});
