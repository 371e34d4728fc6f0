import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../corpus/decode.js';
import { evidenceOf, fromLegacy, mended, mendedTogether } from '../../corpus/encodings/index.js';
import { isSyllable, wellFormedSyllables } from '../../corpus/encodings/syllables.js';
import { fromViqr } from '../../corpus/encodings/viqr.js';
import { vniLetters } from '../../corpus/encodings/vni.js';

const SAMPLES = ['01-xay-dung-dang', '05-dich-ta-lon', '06-tai-nan-giao-thong'].map((name) =>
  readFileSync(`corpus/samples/${name}.txt`, 'utf8')
    .replace(/[–—“”‘’…]/gu, '-')
    .normalize('NFC'),
);
const small = [...wellFormedSyllables()];
const capitals = small.map((syllable) => syllable.toUpperCase());

const TONES = '\u0300\u0301\u0303\u0309\u0323';
/** Takes the tone off a letter: windows-1258 writes it behind. */
const split = (text: string): string =>
  [...text]
    .map((letter) => {
      const [base = '', ...marks] = letter.normalize('NFD');
      const tone = marks.find((mark) => TONES.includes(mark)) ?? '';
      return (base + marks.filter((mark) => mark !== tone).join('')).normalize('NFC') + tone;
    })
    .join('');

/** Every code of a single-byte encoding, as iconv-lite reads it. */
function codesOf(encoding: string): Map<string, number> {
  const codes = new Map<string, number>();
  for (let code = 255; code >= 0; code--) codes.set(iconv.decode(Buffer.of(code), encoding), code);
  for (let code = 32; code < 127; code++) codes.set(String.fromCharCode(code), code);
  return codes;
}

const byCodes = (encoding: string) => {
  const codes = codesOf(encoding);
  return (text: string) => Uint8Array.from([...text], (letter) => codes.get(letter) ?? 0x3f);
};
const vniCodes = new Map([...vniLetters].map(([vni, letter]) => [letter, vni]).reverse() as [string, string][]);
const inVni = (text: string) => [...text].map((letter) => vniCodes.get(letter) ?? letter).join('');
const VIQR: Readonly<Record<string, string>> = {
  '\u0302': '^',
  '\u0306': '(',
  '\u031b': '+',
  '\u0300': '`',
  '\u0301': "'",
  '\u0309': '?',
  '\u0303': '~',
  '\u0323': '.',
};
const inViqr = (text: string) =>
  [...text.replace(/(?<=\p{L})[.?'(^+]/gu, '\\$&')]
    .map((letter) => {
      const [base = '', ...marks] = letter.normalize('NFD');
      marks.sort((a, b) => Number(TONES.includes(a)) - Number(TONES.includes(b)));
      if (/^đ$/iu.test(base)) return base === 'đ' ? 'dd' : 'DD';
      return base + marks.map((mark) => VIQR[mark] ?? mark).join('');
    })
    .join('');

const write = {
  'windows-1258': (text: string) => byCodes('windows-1258')(split(text)),
  tcvn3: byCodes('tcvn'),
  viscii: byCodes('viscii'),
  vni: (text: string) => Uint8Array.from(Buffer.from(inVni(text), 'latin1')),
} as const;
type Encoding = keyof typeof write;
const encodings = Object.keys(write) as Encoding[];

describe('the syllables of Vietnamese', () => {
  it('are some thousands, each of which is one', () => {
    expect(new Set(small).size).toBeGreaterThan(12_000);
    expect(small.filter((syllable) => !isSyllable(syllable))).toEqual([]);
    expect(capitals.filter((syllable) => !isSyllable(syllable))).toEqual([]);
  });

  it('are told from what only looks like them', () => {
    const yes = 'Quốc giếng gìn khuya nghiêng uỷ ủy hoà hòa thuyền yêu quý kỹ xoong ngoằng đảng huyện khuỷu rượu';
    expect(yes.split(' ').filter((word) => !isSyllable(word))).toEqual([]);
    const no = 'school data ghà cê ngê bất9 tật̀ cáć cacs été huyÖn bé§ §¶ng Đắk x';
    expect(no.split(' ').filter((word) => isSyllable(word))).toEqual([]);
  });

  it('make up most of a text', () => {
    for (const text of SAMPLES) expect(evidenceOf(text).syllables).toBeGreaterThan(0.85);
  });
});

describe.each(encodings)('%s', (encoding) => {
  it('is read back for every syllable', () => {
    const all = small.join(' ');
    expect(fromLegacy(write[encoding](all), encoding)).toBe(all);
  });

  it('is told by its bytes', () => {
    for (const text of SAMPLES) {
      // TCVN3 has capitals with tones in a font of their own only; what is left of them are small letters.
      const given = encoding === 'tcvn3' ? text.toLowerCase() : text;
      expect(decode(write[encoding](given), 'a')).toEqual({ text: given, marked: false, encoding });
    }
  });

  it('is told where it was taken for Latin-1', () => {
    for (const text of SAMPLES) {
      const given = encoding === 'tcvn3' ? text.toLowerCase() : text;
      const mojibake = Buffer.from(write[encoding](given)).toString('latin1');
      expect(decode(Buffer.from(mojibake), 'a')).toMatchObject({ text: given, encoding });
    }
  });
});

describe('capitals', () => {
  it.each(['windows-1258', 'viscii', 'vni'] as const)('are read back from %s', (encoding) => {
    const all = capitals.join(' ');
    expect(fromLegacy(write[encoding](all), encoding)).toBe(all);
  });
});

describe('VIQR', () => {
  it('is read back for every syllable', () => {
    expect(fromViqr(inViqr(small.join(' x')))).toBe(small.join(' x'));
    expect(fromViqr(inViqr(capitals.join(' x')))).toBe(capitals.join(' x'));
  });

  it('is told by its marks, and full stops at the end of a line are none of them', () => {
    for (const text of SAMPLES)
      expect(decode(Buffer.from(inViqr(text)), 'a')).toMatchObject({ text, encoding: 'viqr' });
    expect(fromViqr('Xa~ co` nha`.\nHo^.i ddo^`ng xa~.')).toBe('Xã cò nhà.\nHội đồng xã.');
  });
});

describe('other text', () => {
  it.each([
    'The province had 1,250 households (as of 2020). What did it do? It added data. Formula: a^2 + b^2, C++ and so on.',
    'La santé des élèves a été améliorée à la rentrée, après été et à côté de la forêt.',
    'Xa Suoi Bun co 1.250 ho, trong do 86% so ho dat chuan. Thu nhap tang.',
    'Xã có 1.250 hà mã và cá.',
  ])('is left as it is: %s', (text) => {
    expect(mended(text)).toBeUndefined();
  });

  it('reads the words of an office', () => {
    expect(mended('§¶ng bé huyÖn vµ c¸c chi bé trùc thuéc')?.text).toBe('Đảng bộ huyện và các chi bộ trực thuộc');
  });
});

/** As programs show bytes that they take for windows-1252; five of them stand for nothing there and stay as they are. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const shown = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? HIGH[byte - 0x80] : String.fromCharCode(byte))).join('');

describe('UTF-8 that was read as windows-1252', () => {
  const WHOLE = [...SAMPLES, 'Ông Lò Văn Sáng – Chủ tịch xã – nói: “Năm nay, 86% số hộ đã thoát nghèo…”'];

  it('is read back for every syllable, once and twice', () => {
    for (const all of [small.join(' '), capitals.join(' ')]) {
      const once = shown(Buffer.from(all));
      expect(mended(once)).toEqual({ text: all, encoding: 'utf-8' });
      expect(mended(shown(Buffer.from(once)))?.text).toBe(all);
      expect(mended(Buffer.from(all).toString('latin1'))?.text).toBe(all);
    }
  });

  it('is told in files and pages', () => {
    for (const text of WHOLE) {
      expect(decode(Buffer.from(shown(Buffer.from(text))), 'a')).toMatchObject({ text, encoding: 'utf-8' });
      const page = `<html><body><p class="a">${shown(Buffer.from(text))}</p></body></html>`;
      expect(mended(page)?.text).toBe(`<html><body><p class="a">${text}</p></body></html>`);
    }
  });

  it('is read where the no-break space in it has become a plain one', () => {
    for (const text of WHOLE.map((one) => one.replace(/\s+/gu, ' '))) {
      const tidied = shown(Buffer.from(text))
        .replace(/[\s\u00a0]+/gu, ' ')
        .trim();
      expect(mended(tidied)?.text).toBe(text.trim());
    }
  });

  it('is read where there is much of it', () => {
    expect(mended('hÃ ng '.repeat(200_000))?.text).toBe('hàng '.repeat(200_000));
  });

  it('is left in other languages', () => {
    expect(mended(shown(Buffer.from('La santé des élèves a été améliorée à la rentrée, après été.')))).toBeUndefined();
  });
});

describe('the values of a record', () => {
  const [text = ''] = SAMPLES;
  const right = { title: 'Xã Hà Lâu có 1.250 hộ', author: 'Lò Thị Mai', text };

  it.each([
    ['UTF-8', (value: string) => shown(Buffer.from(value))],
    ['UTF-8 read twice', (value: string) => shown(Buffer.from(shown(Buffer.from(value))))],
    ...encodings.map((name) => [name, (value: string) => shown(write[name](value))] as const),
  ] as const)('are mended together from %s', (name, garble) => {
    // TCVN3 has no capitals with tones.
    const given = name === 'tcvn3' ? { ...right, text: text.toLowerCase() } : right;
    const garbled = { title: garble(given.title), author: garble(given.author), text: garble(given.text) };
    expect(mendedTogether(garbled)).toEqual(given);
    // What the scraper wrote itself is right.
    expect(mendedTogether({ ...garbled, publisher: 'Báo Trà Vinh' })).toEqual({ ...given, publisher: 'Báo Trà Vinh' });
    expect(mendedTogether({ ...garbled, publisher: 'Báo Lạng Sơn' })).toEqual({ ...given, publisher: 'Báo Lạng Sơn' });
  });

  it('are left as they are where they are right, or say too little', () => {
    for (const values of [
      right,
      { title: 'Trà Vinh: hà mã và cá', text: 'Xã có 1.250 hà mã và cá.' },
      { title: 'Café à la carte', text: 'The province had 1,250 households (as of 2020), said André.' },
      { author: 'V¨n NguyÔn' },
    ]) {
      expect(mendedTogether(values)).toBe(values);
    }
  });
});

describe('text in windows-1252', () => {
  const western = (text: string) => decode(iconv.encode(text, 'windows-1252'), 'a.txt');
  it('is read where it is mostly ASCII', () => {
    for (const text of [
      'The province’s exports reached $1.2 billion – up 12.5%.',
      'Près de 3,2 millions de tonnes de riz exportées en 2016, après l’été.',
      `${'One bad sign in much text. '.repeat(20)}It’s 5 ha.`,
    ]) {
      expect(western(text)).toMatchObject({ text, encoding: 'windows-1252' });
    }
  });

  it('is not seen in other bytes', () => {
    const cut = Buffer.from(`${'The district has 5 communes. '.repeat(9)}Huyện Yên Mỹ`).subarray(0, -1);
    expect(decode(cut, 'a.txt').encoding).toBe('utf-8');
    const binary = Buffer.from(Array.from({ length: 600 }, (_, n) => (n % 30 === 0 ? 0x81 : 0x41 + (n % 26))));
    expect(() => decode(binary, 'a.bin')).toThrow(expect.objectContaining({ code: 'input/binary' }));
  });
});
