import assert from 'node:assert/strict';
import { readFigures } from '../dist/extractors/index.js';
import { bestTimes, counting, rate } from './timing.js';

/** Sentences whose figures are known: a fast reader that reads wrongly is not measured. */
const KNOWN = [
  ['Đảng bộ có 165 chi bộ với 2.340 đảng viên, chiếm 7% dân số.', [165, 2340, 7]],
  ['136/158 trưởng thôn là đảng viên; thu trên 1,5 tỷ đồng.', [136, 1_500_000_000]],
  ['Ba xã đạt 69,45 tạ/ha, tăng gấp 2,5 lần.', [3, 69.45, 2.5]],
];

const digitsOf = (text) => [...text.matchAll(/\d+(?:[.,]\d+)*/gu)];

/** The number of figures and of runs of digits. Figures stand in text order, and every run of digits lies in one. */
function checkedCounts(texts) {
  for (const [text, values] of KNOWN) {
    assert.deepEqual(
      readFigures(text).map(({ value }) => value),
      values,
    );
  }
  let mentions = 0;
  let digits = 0;
  for (const text of texts) {
    const found = readFigures(text);
    let end = 0;
    for (const mention of found) {
      assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= text.length);
      end = mention.end;
    }
    let at = 0;
    for (const { index } of digitsOf(text)) {
      while (at < found.length && found[at].end <= index) at++;
      assert.ok(at < found.length && found[at].start <= index, `${text.slice(index, index + 30)} is in a figure`);
      digits++;
    }
    mentions += found.length;
  }
  assert.ok(mentions > texts.length, 'the articles hold more figures than that');
  return { mentions, digits };
}

/**
 * How fast one core reads the figures of articles, against two things that everyone knows the cost of: one simple
 * expression run over the same text, which finds digits and understands nothing, and JSON.parse of the same bytes.
 */
export async function figures({ texts, size }, { smoke }) {
  const { mentions, digits } = checkedCounts(texts);
  const json = texts.map((text) => JSON.stringify(text));
  assert.deepEqual(
    json.map((text) => JSON.parse(text)),
    texts,
  );
  const times = await bestTimes(
    {
      figures: counting(texts, readFigures),
      scan: counting(texts, digitsOf),
      json: counting(json, JSON.parse),
    },
    { figures: mentions, scan: digits, json: texts.reduce((sum, text) => sum + text.length, 0) },
    smoke ? 1 : 5,
  );
  return {
    mentions,
    megabytes: size / 1e6,
    figuresMBs: rate(size, times.figures),
    digitScanMBs: rate(size, times.scan),
    jsonParseMBs: rate(size, times.json),
    timesDigitScan: times.figures / times.scan,
    timesJsonParse: times.figures / times.json,
  };
}
