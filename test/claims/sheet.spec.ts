import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readBytes } from '../../corpus/index.js';
import { readFigures } from '../../extractors/index.js';
import { chosen } from '../../pipeline/claims/agreement.js';
import { bind, isLate } from '../../pipeline/claims/bind.js';
import { WEIGHTS } from '../../pipeline/claims/ranker.js';
import { ROLE } from '../../pipeline/claims/roles/role.js';
import { sceneOf } from '../../pipeline/claims/scene.js';
import { keepingSheet, type ScoringSheet, scoringSheet } from '../../pipeline/claims/sheet.js';
import { readGold } from '../../pipeline/claims/train/gold.js';
import { loadWeights } from '../../pipeline/claims/weights.js';
import type { Article, Document } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

// Every weight is one step, of which there are 24 in one.
const scoring = (): ScoringSheet => scoringSheet(new Uint8Array(WEIGHTS).fill(1));

describe('a scoring sheet', () => {
  it('drops a candidate that cannot come near the best one, and counts it as what is likely', () => {
    const sheet = scoring();
    sheet.begin(ROLE.place);
    sheet.push(1);
    sheet.ends(2);
    sheet.push(1);
    expect(sheet.drops(1.9, -3)).toBe(true);
    expect(sheet.total()).toBeCloseTo(1 + Math.exp(-5));
    // What was dropped leaves nothing behind.
    sheet.push(1);
    expect(sheet.ends(1.9)).toBe(false);
    expect(sheet.total()).toBeCloseTo(1 + Math.exp(-5) + Math.exp(-0.1));
  });

  it('drops none that may be best, nor one near the best where phrases that are alike count together', () => {
    const sheet = scoring();
    sheet.begin(ROLE.place);
    expect(sheet.drops(0, 0)).toBe(false);
    sheet.ends(2);
    expect(sheet.drops(2.1, 0)).toBe(false);
    sheet.begin(ROLE.subject);
    sheet.ends(4);
    expect(sheet.drops(1.6, 0)).toBe(false);
    expect(sheet.drops(1.4, 0)).toBe(true);
  });
});

it('a sheet to learn from drops none', () => {
  const sheet = keepingSheet();
  sheet.begin(ROLE.place);
  sheet.ends(1000);
  expect(sheet.drops(0, 0)).toBe(false);
});

const REPORT = `Huyện Bình Liêu giảm nghèo nhanh hơn kế hoạch của tỉnh
Năm 2016, huyện Bình Liêu, tỉnh Quảng Ninh có 1.250 hộ thoát nghèo, tăng 12% so với năm 2015.
Theo ông Nguyễn Văn Sơn, Phó Chủ tịch UBND huyện, các xã Đồng Văn, Hoành Mô và Lục Hồn đã làm mới 35 km đường bê tông với 42 tỷ đồng.
Riêng xã Đồng Văn trồng được 120 ha hồi, 85 ha quế và 30 ha dong riềng, thu nhập bình quân đạt 28 triệu đồng/người/năm.
Hội Nông dân huyện cho 640 hộ vay vốn; Hội Phụ nữ giúp 215 hội viên xây nhà vệ sinh, đạt 108% kế hoạch.
Năm 2017, huyện phấn đấu giảm tỷ lệ hộ nghèo còn 14,5%, trong đó xã Lục Hồn giảm 3,2%.
Công ty Lâm nghiệp Hải Ninh đã giao 1.900 ha rừng cho người dân, dự kiến giao thêm 450 ha trong quý III.`;

const [gazetteer, weights, lateWeights] = [loadGazetteer(), loadWeights(), loadWeights('late')];

/** What is chosen for each figure, with sheets that drop candidates or with sheets that weigh all in full. */
function answersOf(document: Document, dropping: boolean) {
  const sheetOf = (steps: typeof weights) => {
    const sheet = scoringSheet(steps);
    return dropping ? sheet : { ...sheet, drops: () => false };
  };
  const [sheet, late] = [sheetOf(weights), sheetOf(lateWeights)];
  const bindings = bind(
    sceneOf(document, readFigures(document.text), gazetteer),
    (role, candidates) => {
      const { top, total } = isLate(role) ? late : sheet;
      return chosen(role, candidates, top(), total());
    },
    sheet,
    late,
  );
  return bindings.map(({ figure, object, base, subject, place, time, predicate, change, status, chances }) => ({
    figure: figure.mention.start,
    roles: [object, base, subject, place, time, predicate].map((filling) => filling?.value),
    classes: [change, status],
    chances: Object.values(chances).map((chance) => Math.round(chance * 10)),
  }));
}

it('drops nothing that would have been chosen', () => {
  const lines = REPORT.split('\n');
  const blocks = lines.map((line, n) => {
    const start = lines.slice(0, n).reduce((sum, { length }) => sum + length + 1, 0);
    return { kind: n === 0 ? ('title' as const) : ('paragraph' as const), start, end: start + line.length };
  });
  const document = documentOf({ source: 'test.txt', language: 'vi', text: REPORT, blocks, rawHash: '' });
  const all = answersOf(document, false);
  expect(all.length).toBeGreaterThan(12);
  expect(answersOf(document, true)).toEqual(all);
});

/** How many claims have other roles where candidates are dropped, of how many. */
function changedBy(articles: Iterable<Article>): { readonly changed: number; readonly claims: number } {
  let [changed, claims] = [0, 0];
  for (const article of articles) {
    const document = documentOf(article);
    const before = new Map(answersOf(document, false).map(({ figure, roles, classes }) => [figure, [roles, classes]]));
    const after = answersOf(document, true);
    claims += before.size;
    changed += Math.abs(before.size - after.length);
    for (const { figure, roles, classes } of after) {
      if (JSON.stringify(before.get(figure)) !== JSON.stringify([roles, classes])) changed++;
    }
  }
  return { changed, claims };
}

// The bounds beside each role are fitted to the weights that ship: new weights may need others.
describe('of whole articles, other candidates are chosen where some are dropped', () => {
  it('for one claim in a hundred of the samples at most', () => {
    const files = globSync('corpus/samples/*.{txt,html}');
    const { changed, claims } = changedBy(files.flatMap((file) => readBytes(readFileSync(file), file)));
    expect(claims).toBeGreaterThan(100);
    expect(changed / claims).toBeLessThan(0.01);
  });

  const gold = '../shared/gold';
  it.skipIf(!existsSync(gold))(
    'for one in 200 of the gold (skipped where it is not in ../shared)',
    { timeout: 120_000 },
    () => {
      const { changed, claims } = changedBy(readGold(gold, 'train').map(({ article }) => article));
      expect(claims).toBeGreaterThan(1000);
      expect(changed / claims).toBeLessThan(0.005);
    },
  );
});
