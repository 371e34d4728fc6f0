import assert from 'node:assert/strict';
import { sentences, tagged, vntkWords, words } from '../dist/pipeline/text/index.js';
import { bestTimes, rate } from './timing.js';

/** vntk reads about 2 KB a second: more text than this would take minutes. */
const VNTK_BYTES = 20_000;

const KNOWN = [
  ['Nghị quyết số 08-NQ/HU của Huyện ủy', 'Nghị quyết|số|08-NQ/HU|của|Huyện ủy'],
  ['136/158 trưởng thôn là đảng viên, chiếm 12,5%', '136/158|trưởng thôn|là|đảng viên|,|chiếm|12,5%'],
];

function checkAnswers(lines) {
  for (const [text, expected] of KNOWN) {
    assert.equal(
      words(text)
        .map(({ start, end }) => text.slice(start, end))
        .join('|'),
      expected,
    );
  }
  for (const line of lines) {
    const covered = words(line).map(({ start, end }) => line.slice(start, end));
    assert.equal(covered.join('').replace(/\s+/gu, ''), line.replace(/\s+/gu, ''), 'words cover the line exactly');
  }
}

const bytesOf = (lines) => lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);

/** The first lines of together about `bytes` of UTF-8. */
function firstLines(lines, bytes) {
  let size = 0;
  return lines.filter((line) => {
    const wanted = size < bytes;
    size += Buffer.byteLength(line);
    return wanted;
  });
}

/**
 * How fast one core cuts text into sentences and words and tags them, against splitting at blanks, which understands
 * nothing, and, where it is installed, against vntk on the same lines.
 */
export async function segmentation({ texts, size }, { smoke }) {
  // Paragraphs were lost by the collector of the news: sentences serve as lines, as vntk takes time per line.
  const lines = texts.flatMap((text) => sentences(text).map(({ start, end }) => text.slice(start, end)));
  checkAnswers(lines);
  let sink = 0;
  const over = (part, task) => () => {
    for (const line of part) sink += task(line).length;
  };
  const times = await bestTimes(
    {
      words: over(lines, words),
      sentences: over(texts, sentences),
      tags: over(lines, tagged),
      blanks: over(lines, (line) => line.split(/\s+/u)),
    },
    smoke ? 1 : 5,
  );
  const row = {
    megabytes: size / 1e6,
    wordsMBs: rate(size, times.words),
    sentencesMBs: rate(size, times.sentences),
    taggedMBs: rate(size, times.tags),
    splitAtBlanksMBs: rate(size, times.blanks),
    memoryMB: process.memoryUsage().rss / 1e6,
  };
  const reference = await vntkWords().catch(() => undefined);
  if (reference === undefined) return { ...row, vntk: 'not installed' };
  const few = firstLines(lines, smoke ? 500 : VNTK_BYTES);
  const repeats = 200;
  const same = await bestTimes(
    {
      vntk: over(few, reference),
      words: () => {
        for (let i = 0; i < repeats; i++) over(few, words)();
      },
    },
    smoke ? 1 : 2,
  );
  assert.ok(sink > 0);
  const wordsTime = same.words / repeats;
  return { ...row, vntkMBs: rate(bytesOf(few), same.vntk), timesVntk: same.vntk / wordsTime };
}
