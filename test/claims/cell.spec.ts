import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Block, Claim } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

/** The claims of tables below a paragraph; lines without a bar are paragraphs. */
function claimsOfTable(...rows: readonly string[]): readonly Claim[] {
  const lines = ['Vụ xuân ở huyện Bình Liêu và huyện Tiên Yên, tỉnh Quảng Ninh.', ...rows];
  const blocks: Block[] = [];
  let start = 0;
  for (const line of lines) {
    blocks.push({ kind: line.includes('|') ? 'table-row' : 'paragraph', start, end: start + line.length });
    start += line.length + 1;
  }
  const document = documentOf({ source: 'bang.html', language: 'vi', text: lines.join('\n'), blocks, rawHash: '' });
  return claimsOf(document, readFigures(document.text), gazetteer).filter(({ object }) => object !== undefined);
}

describe('figures of a table', () => {
  const claims = claimsOfTable(
    'TT | Huyện | Diện tích (ha) | Số hộ',
    '1 | Bình Liêu | 1.250 | 640',
    '2 | Tiên Yên | 1.480 | 712',
  );

  it('are measured by the head of their column', () => {
    expect(claims.map(({ mention, object }) => [mention.value, object?.value])).toEqual([
      [1250, 'Diện tích'],
      [640, 'Số hộ'],
      [1480, 'Diện tích'],
      [712, 'Số hộ'],
    ]);
    expect(claims[0]?.object?.inherited).toBe('list head');
  });

  it('are of the unit that their row names', () => {
    expect(claims.map(({ place, subject }) => [place?.value, subject?.value])).toEqual([
      ['huyện Bình Liêu', 'huyện Bình Liêu'],
      ['huyện Bình Liêu', 'huyện Bình Liêu'],
      ['huyện Tiên Yên', 'huyện Tiên Yên'],
      ['huyện Tiên Yên', 'huyện Tiên Yên'],
    ]);
  });

  it('hold at the time over their column, where it is a time', () => {
    const years = claimsOfTable('Chỉ tiêu | Năm 2015 | Năm 2016', 'Số hộ nghèo | 1.204 | 866');
    expect(years.map(({ mention, object, time }) => [mention.value, object?.value, time?.value])).toEqual([
      [1204, 'Số hộ nghèo', '2015'],
      [866, 'Số hộ nghèo', '2016'],
    ]);
  });

  it('of a second table take its own first row, not that of the one before', () => {
    const found = claimsOfTable(
      'Huyện | Số hộ',
      'Bình Liêu | 640',
      'Về trường học, hai huyện như sau.',
      'Huyện | Số trường',
      'Tiên Yên | 21',
    );
    expect(found.map(({ mention, object }) => [mention.value, object?.value])).toContainEqual([640, 'Số hộ']);
    expect(found.map(({ mention, object }) => [mention.value, object?.value])).toContainEqual([21, 'Số trường']);
  });

  it('take nothing from rows of another shape', () => {
    const [one] = claimsOfTable('Huyện | Diện tích (ha) | Số hộ', 'Tổng cộng | 2.730 hộ');
    expect(one?.object?.inherited).toBeUndefined();
  });
});
