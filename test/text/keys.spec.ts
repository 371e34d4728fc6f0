import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareKey, lowerKey, spellingKey, toNfc } from '../../pipeline/text/index.js';

describe('spellingKey', () => {
  it.each([
    ['Hoà Bình', 'hòa bình'],
    ['Uỷ ban', 'Ủy ban'],
    ['quý III', 'quí III'],
    ['kỹ sư', 'kĩ sư'],
    ['tỷ đồng', 'tỉ đồng'],
    ['khoẻ mạnh', 'khỏe mạnh'],
    ['Thuỵ Điển', 'Thụy Điển'],
  ])('is the same for %s and %s', (a, b) => {
    expect(spellingKey(a)).toBe(spellingKey(b));
  });

  it.each([
    ['thúy', 'thúi'],
    ['tay', 'tai'],
    ['hoa', 'hòa'],
    ['toán', 'tóan'],
  ])('differs for %s and %s', (a, b) => {
    expect(spellingKey(a)).not.toBe(spellingKey(b));
  });
});

describe('keys', () => {
  it('drop marks and case', () => {
    expect(bareKey('Đảng uỷ ƯỚC đạt')).toBe('dang uy uoc dat');
    expect(lowerKey('ĐẢNG Bộ')).toBe('đảng bộ');
  });

  it.each([
    ['lowerKey', lowerKey],
    ['bareKey', bareKey],
    ['spellingKey', spellingKey],
  ])('%s keeps the length of any text', (_, key) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(key(text)).toHaveLength(text.length);
      }),
    );
    expect(key('Hoà '.repeat(10_000))).toHaveLength(40_000);
  });
});

describe('toNfc', () => {
  it('gives composed text and the way back to any text as given', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('e\u0302\u0309', 'Đảng'.normalize('NFD'), '\u212b'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const given = pieces.join('');
        const { text, origins } = toNfc(given);
        if (origins === undefined) {
          expect(text).toBe(given);
          return;
        }
        expect(origins).toHaveLength(text.length + 1);
        expect(origins[text.length]).toBe(given.length);
        for (let i = 0; i < text.length; i++) expect(origins[i]! <= origins[i + 1]!).toBe(true);
      }),
    );
  });

  it('maps Vietnamese in NFD to what was given', () => {
    const given = 'Huyện uỷ Bình Liêu'.normalize('NFD');
    const { text, origins } = toNfc(given);
    expect(text).toBe('Huyện uỷ Bình Liêu');
    const at = text.indexOf('uỷ');
    expect(given.slice(origins![at], origins![at + 2]).normalize('NFC')).toBe('uỷ');
  });
});
