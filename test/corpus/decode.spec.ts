import { describe, expect, it } from 'vitest';
import { decode } from '../../corpus/decode.js';

const SENTENCE = 'Xã Suối Bùn có 1.250 hộ, trong đó 86% số hộ đạt chuẩn; thu nhập bình quân 45,5 triệu đồng/người/năm.';

/** Writes a text in windows-1258: letters with the tone behind them, as the code page has them. */
function windows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258');
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  const bytes: number[] = [];
  for (const letter of text) {
    const known = codes.get(letter);
    if (known !== undefined) {
      bytes.push(known);
      continue;
    }
    const [base = '', ...marks] = letter.normalize('NFD');
    const tone = marks.find((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark)) ?? '';
    const withoutTone = (base + marks.filter((mark) => mark !== tone).join('')).normalize('NFC');
    bytes.push(codes.get(withoutTone) ?? 0x3f, codes.get(tone) ?? 0x3f);
  }
  return Uint8Array.from(bytes);
}

describe('decode', () => {
  it('reads UTF-8 with and without a mark', () => {
    expect(decode(Buffer.from(SENTENCE), 'a')).toEqual({ text: SENTENCE, marked: false, encoding: 'utf-8' });
    expect(decode(Buffer.from(`\ufeff${SENTENCE}`), 'a')).toEqual({ text: SENTENCE, marked: true, encoding: 'utf-8' });
  });

  it('reads UTF-16 of both byte orders, by mark and by zero bytes', () => {
    for (const mark of ['\ufeff', '']) {
      const little = Buffer.from(mark + SENTENCE, 'utf16le');
      const big = Buffer.from(little).swap16();
      expect(decode(little, 'a')).toMatchObject({ text: SENTENCE, encoding: 'utf-16le' });
      expect(decode(big, 'a')).toMatchObject({ text: SENTENCE, encoding: 'utf-16be' });
    }
  });

  it('reads windows-1258 where it is declared and where the bytes show it', () => {
    const bare = decode(windows1258(SENTENCE), 'a');
    expect(bare.encoding).toBe('windows-1258');
    expect(bare.text.normalize('NFC')).toBe(SENTENCE);
    const page = `<html><meta charset="windows-1258"><body><p>${SENTENCE}</p>`;
    expect(decode(windows1258(page), 'a').text.normalize('NFC')).toBe(page);
  });

  it('believes the bytes, not a wrong declaration', () => {
    const page = `<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>${SENTENCE}</p>`;
    expect(decode(Buffer.from(page), 'a')).toMatchObject({ text: page, encoding: 'utf-8' });
  });

  it('keeps UTF-8 whose last letter was cut', () => {
    const cut = Buffer.from(`${SENTENCE} Huyện ủ`).subarray(0, -1);
    expect(decode(cut, 'a')).toMatchObject({ encoding: 'utf-8', text: `${SENTENCE} Huyện \ufffd` });
  });

  it('refuses what is no text', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0);
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff);
    const latin = Uint8Array.from(Buffer.from('La santé des élèves a été améliorée à la rentrée, après été', 'latin1'));
    for (const bytes of [png, noise, latin]) {
      expect(() => decode(bytes, 'a')).toThrow(expect.objectContaining({ code: 'input/binary' }));
    }
    expect(() => decode(new Uint8Array(), 'a')).toThrow(expect.objectContaining({ code: 'input/empty' }));
  });
});
