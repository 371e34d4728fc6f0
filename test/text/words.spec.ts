import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userLexicon, words } from '../../pipeline/text/index.js';
import { detokenised, readTreebank } from '../../pipeline/text/train/treebank.js';

const cut = (text: string, lexicon: string[] = []) =>
  words(text, { lexicon: userLexicon(lexicon) }).map(({ start, end }) => text.slice(start, end));

describe('words', () => {
  it.each([
    ['Nghị quyết số 08-NQ/HU', ['Nghị quyết', 'số', '08-NQ/HU']],
    ['18-NQ/TW, 800/QĐ-TTg, 114/2006/NĐ-CP', ['18-NQ/TW', ',', '800/QĐ-TTg', ',', '114/2006/NĐ-CP']],
    ['ngày 3/2/2020 đạt 12,5% (136/158)', ['ngày', '3/2/2020', 'đạt', '12,5%', '(', '136/158', ')']],
    ['TP. Hạ Long và TP.HCM', ['TP.', 'Hạ Long', 'và', 'TP.HCM']],
    ['đ/c Nguyễn Văn An', ['đ/c', 'Nguyễn Văn An']],
    ['2.340 đảng viên', ['2.340', 'đảng viên']],
    ['Cu-ba, kinh tế-xã hội', ['Cu-ba', ',', 'kinh tế', '-', 'xã hội']],
    ['gửi bai.viet@bao.com.vn', ['gửi', 'bai.viet@bao.com.vn']],
  ])('cuts %s', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('keeps words of the user whole, in any spelling', () => {
    expect(cut('chi bộ trực thuộc cơ sở', ['trực thuộc cơ sở'])).toEqual(['chi bộ', 'trực thuộc cơ sở']);
    expect(cut('Uỷ ban thoá mạ', ['ủy ban thóa mạ'])).toEqual(['Uỷ ban thoá mạ']);
  });

  it('gives slices of text that is not composed', () => {
    const given = 'Đảng bộ huyện Bình Liêu'.normalize('NFD');
    expect(cut(given).map((word) => word.normalize('NFC'))).toEqual(['Đảng bộ', 'huyện', 'Bình Liêu']);
    expect(cut(given).join(' ')).toBe(given);
  });

  const covers = (text: string) => {
    const joined = cut(text).join('');
    expect(joined.replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
  };

  it('covers any text exactly', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'TP.',
        'đ/c',
        ' ',
        '\n',
        'Hà Nội',
        '08-',
        'NQ/HU',
        '.',
        '…',
        "'",
        '-',
        '1',
        '%',
        '\ud800',
        '\udc00',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => covers(pieces.join(''))),
      { numRuns: 500 },
    );
  });

  it.each(['a', '1', '.', '-', '(', 'A.', '1/', 'a-', "'", 'A@', '\u0301', '\ud800', 'đ/', 'www.'])(
    'reads a million units of %j without a blank',
    (unit) => covers(unit.repeat(1_000_000 / unit.length)),
  );
});

const treebank = '../shared/data/ud/vi_vtb-ud-dev.conllu';

describe.skipIf(!existsSync(treebank))('on the treebank (needs ../shared)', () => {
  it('finds 97.2 % of the words of its dev part', () => {
    let right = 0;
    let total = 0;
    for (const { text, words: gold } of readTreebank(treebank).map(detokenised)) {
      const spans = new Set(gold.map(({ start, end }) => `${start}:${end}`));
      const found = words(text);
      right += found.filter(({ start, end }) => spans.has(`${start}:${end}`)).length;
      total += found.length + spans.size;
    }
    expect((200 * right) / total).toBeGreaterThan(97.2);
  });
});
