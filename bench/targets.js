import assert from 'node:assert/strict';

/** What was asked of the program, and where in the results it stands; `stretch` is what would be better still. */
const TARGETS = [
  {
    work: 'text to SQLite with search index, all cores, MB/s',
    at: ['scaling', '100 times', 'MBs'],
    least: 4,
    stretch: 10,
  },
  { work: 'the same, peak memory, MiB', at: ['scaling', '100 times', 'memoryMiB'], most: 512 },
  {
    work: 'the same, ten times the text, times the processor time',
    at: ['scaling', '100 times', 'timesProcessor'],
    most: 11,
  },
  { work: 'the same, ten times the text, times the memory', at: ['scaling', '100 times', 'timesMemory'], most: 1.1 },
  { work: 'words, one core, MB/s', at: ['segmentation', 'wordsMBs'], least: 8, stretch: 20 },
  { work: 'words, times vntk', at: ['segmentation', 'timesVntk'], least: 3000 },
  { work: 'figures and context, one core, MB/s', at: ['context', 'bothMBs'], least: 8, stretch: 20 },
  {
    work: 'page to article, one core, MB/s',
    at: ['pages', 'as large as those of the press', 'ownMBs'],
    least: 20,
    stretch: 38,
  },
  {
    work: 'page to article, times linkedom with Readability',
    at: ['pages', 'as large as those of the press', 'timesReadability'],
    least: 4,
  },
  { work: 'solieu --version, times an empty script', at: ['start', 'timesNode'], most: 1.5 },
];

/**
 * What was asked for beside what was measured, a row for each that was measured in this run. A smoke run measures less
 * and says nothing.
 */
export function targetsOf(results) {
  const rows = {};
  for (const { work, at, least, most, stretch } of TARGETS) {
    if (!(at[0] in results)) continue;
    const measured = at.reduce((found, name) => found?.[name], results);
    // Without vntk there is nothing to compare with.
    if (measured === undefined && results.segmentation?.vntk !== undefined) continue;
    assert.equal(typeof measured, 'number', `${at.join(', ')} is measured`);
    rows[work] = {
      measured,
      asked: least === undefined ? `at most ${most}` : `at least ${least}`,
      ...(stretch === undefined ? {} : { stretch }),
      reached: least === undefined ? measured <= most : measured >= least,
    };
  }
  return rows;
}
