import assert from 'node:assert/strict';
import { readFigures } from '../dist/extractors/index.js';
import { bestTimes, rate } from './timing.js';

/** Sentences whose figures are known: a fast reader that reads wrongly is not measured. */
const KNOWN = [
  ['Đảng bộ có 165 chi bộ với 2.340 đảng viên, chiếm 7% dân số.', [165, 2340, 7]],
  ['136/158 trưởng thôn là đảng viên; thu trên 1,5 tỷ đồng.', [136, 1_500_000_000]],
  ['Ba xã đạt 69,45 tạ/ha, tăng gấp 2,5 lần.', [3, 69.45, 2.5]],
];

function checkAnswers(texts) {
  for (const [text, values] of KNOWN) {
    assert.deepEqual(
      readFigures(text).map(({ value }) => value),
      values,
    );
  }
  let mentions = 0;
  for (const text of texts) {
    let end = 0;
    for (const mention of readFigures(text)) {
      assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= text.length);
      end = mention.end;
      mentions++;
    }
  }
  assert.ok(mentions > texts.length, 'the articles hold more figures than that');
  return mentions;
}

/**
 * How fast one core reads the figures of articles, against two things that everyone knows the cost of: one simple
 * expression run over the same text, which finds digits and understands nothing, and JSON.parse of the same bytes.
 */
export async function figures({ texts, size }, { smoke }) {
  const mentions = checkAnswers(texts);
  const json = texts.map((text) => JSON.stringify(text));
  let sink = 0;
  const times = await bestTimes(
    {
      figures: () => {
        for (const text of texts) sink += readFigures(text).length;
      },
      scan: () => {
        for (const text of texts) sink += [...text.matchAll(/\d+(?:[.,]\d+)*/gu)].length;
      },
      json: () => {
        for (const text of json) sink += JSON.parse(text).length;
      },
    },
    smoke ? 1 : 5,
  );
  assert.ok(sink > 0);
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
