import { describe, expect, it } from 'vitest';
import { tableOf } from '../../output/cli/table.js';
import { printable, shortened, widthOf, wrapped } from '../../output/cli/width.js';

describe('widths', () => {
  it.each([
    ['Đảng bộ', 7],
    ['Đảng bộ'.normalize('NFD'), 7],
    ['数字', 4],
    ['😀', 2],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('shortened text says so and fits', () => {
    expect(shortened('Đảng bộ huyện', 8)).toBe('Đảng bộ…');
    expect(shortened('Đảng bộ huyện'.normalize('NFD'), 8).normalize('NFC')).toBe('Đảng bộ…');
    expect(shortened('数字数字', 6)).toBe('数字…');
    expect(shortened('vừa đủ', 6)).toBe('vừa đủ');
  });

  it('nothing from an article can steer the terminal', () => {
    expect(printable('a\u001b[31mb\r\nc\u202ed\u0007')).toBe('a[31mb cd');
  });

  it('lines break at blanks', () => {
    expect(wrapped('chiếm 7% dân số toàn huyện', 12)).toEqual(['chiếm 7% dân', 'số toàn', 'huyện']);
  });
});

describe('a table', () => {
  it('aligns numbers to the right and shows NULL as nothing', () => {
    const rows = [
      ['đảng viên', 2340],
      ['chi bộ', null],
    ];
    expect(tableOf(['object', 'value'], rows)).toEqual({
      text: 'object     value\n─────────  ─────\nđảng viên   2340\nchi bộ\n',
      isShortened: false,
    });
  });

  it('takes room from the widest columns first', () => {
    const { text, isShortened } = tableOf(
      ['quote', 'sentence'],
      [['2.340', 'Đảng bộ huyện Bình Liêu có 2.340 đảng viên']],
      30,
    );
    expect(isShortened).toBe(true);
    expect(text.split('\n')[2]).toBe('2.340  Đảng bộ huyện Bình Liê…');
  });

  it('becomes a list of values where columns are too many for the width', () => {
    const columns = ['title', 'quote', 'subject', 'predicate'];
    const { text } = tableOf(columns, [['Bình Liêu nâng cao chất lượng', '25', null, 'có nhiều việc']], 24);
    expect(text).toBe(
      '── 1 ───────────────────\ntitle      Bình Liêu nâng cao\n           chất lượng\nquote      25\npredicate  có nhiều việc\n',
    );
  });
});
