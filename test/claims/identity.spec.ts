import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { nameKey } from '../../pipeline/claims/entities/identity.js';
import { earlier, sceneOf, type View } from '../../pipeline/claims/scene.js';
import type { Article } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

/** Every naming of an article with what stands for all of one, in text order. */
function namings(...lines: readonly string[]): readonly (readonly [string, string])[] {
  let start = 0;
  const blocks = lines.map((line, n) => {
    const block = { kind: n === 0 ? ('title' as const) : ('paragraph' as const), start, end: start + line.length };
    start += line.length + 1;
    return block;
  });
  const article: Article = { source: 'bài', language: 'vi', text: `${lines.join('\n')}\n`, blocks, rawHash: '' };
  const { views } = sceneOf(documentOf(article), [], gazetteer);
  return views.flatMap(({ named }) => named.map(({ value, who }) => [value, who] as const));
}

function same(a: string, b: string, ...lines: readonly string[]): boolean {
  const found = new Map(namings(...lines));
  expect([...found.keys()]).toEqual(expect.arrayContaining([a, b]));
  return found.get(a) === found.get(b);
}

describe('who is named', () => {
  it('is the same whatever the letter case and the apostrophe', () => {
    expect(
      same(
        'Ông Lê Văn Tám',
        'ông Lê Văn Tám',
        'Mùa lúa mới',
        'Ông Lê Văn Tám trồng lúa.',
        'Năm nay ông Lê Văn Tám được mùa.',
      ),
    ).toBe(true);
    expect(nameKey('huyện Đăk R’Lấp')).toBe(nameKey("huyện Đăk R'lấp"));
  });

  it('is the same in full and by the last name alone', () => {
    const lines = [
      'Mùa lúa mới',
      'Ông Lê Văn Tám trồng 2 ha lúa.',
      'Theo ông Tám, lúa được giá.',
      'Bà Trần Thị Chín mua lúa.',
    ];
    expect(same('Ông Lê Văn Tám', 'ông Tám', ...lines)).toBe(true);
    expect(same('Ông Lê Văn Tám', 'Bà Trần Thị Chín', ...lines)).toBe(false);
  });

  it('is another one where two bear the same last name in full, and the bare name is of the one named last', () => {
    const lines = ['Mùa lúa mới', 'Ông Lê Văn Tám bán lúa cho ông Trần Văn Tám.', 'Chiều nay ông Tám chở lúa về.'];
    expect(same('Ông Lê Văn Tám', 'ông Trần Văn Tám', ...lines)).toBe(false);
    expect(same('ông Trần Văn Tám', 'ông Tám', ...lines)).toBe(true);
  });

  it('is the same by the abbreviation that follows in brackets', () => {
    const lines = ['Vốn cho nông thôn', 'Ngân hàng Nhà nước (NHNN) cho vay thêm.', 'Năm nay NHNN nới hạn mức.'];
    expect(same('Ngân hàng Nhà nước', 'NHNN', ...lines)).toBe(true);
  });
});

describe('units named to tell where smaller ones lie', () => {
  it('count for less than the one that the article is about', () => {
    let start = 0;
    const lines = [
      'Đường mới ở xã Vô Ngại',
      'Xã Vô Ngại, huyện Bình Liêu, tỉnh Quảng Ninh có đường mới. Cả xã vui mừng.',
    ];
    const blocks = lines.map((line, n) => {
      const block = { kind: n === 0 ? ('title' as const) : ('paragraph' as const), start, end: start + line.length };
      start += line.length + 1;
      return block;
    });
    const article: Article = { source: 'bài', language: 'vi', text: `${lines.join('\n')}\n`, blocks, rawHash: '' };
    const scene = sceneOf(documentOf(article), [], gazetteer);
    expect(scene.main[0]?.entity.value).toBe('xã Vô Ngại');
    expect(scene.free.get('huyện bình liêu')).toBeUndefined();
    expect(scene.coverage).toBe(scene.dominance);
  });
});

describe('a lead of many sentences', () => {
  const count = 100;
  const lead = Array.from({ length: count }, (_, n) => `Xã thứ ${n + 1} có trường mới.`).join(' ');
  const text = `Tin xã\n${lead}\nXã nào cũng vui.\n`;
  const blocks = [
    { kind: 'title' as const, start: 0, end: 6 },
    { kind: 'lead' as const, start: 7, end: 7 + lead.length },
    { kind: 'paragraph' as const, start: 8 + lead.length, end: text.length - 1 },
  ];
  const scene = sceneOf(documentOf({ source: 'bài', language: 'vi', text, blocks, rawHash: '' }), [], gazetteer);

  it('is not looked through as a whole for every figure', () => {
    expect(scene.views).toHaveLength(count + 2);
    expect(scene.headViews.length).toBeLessThan(30);
    expect(new Set(scene.headings.map(({ view }) => view)).size).toBeLessThan(30);
  });

  it('tells the sentences before one that are near, then those of the head, nearest first', () => {
    const last = scene.views.at(-1) as View;
    const found = earlier(scene, last, 2).map(({ index }) => index);
    expect(found.slice(0, 2)).toEqual([count, count - 1]);
    expect(found.slice(2)).toEqual(scene.headViews.toReversed());
    expect(earlier(scene, scene.views[1] as View, 4).map(({ index }) => index)).toEqual([0]);
  });
});
