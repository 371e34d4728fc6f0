import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { sentences, tagged, vntkWords, words } from '../dist/pipeline/text/index.js';
import { bestTimes, bytesOf, counting, firstOf, rate, repeated } from './timing.js';

const Tokenizer = createRequire(import.meta.url)('natural/lib/natural/tokenizers/aggressive_tokenizer_vi.js');

/** vntk reads about 2 KB a second: more text than this would take minutes. */
const VNTK_BYTES = 10_000;

/** How often our words are cut in the time of vntk. */
const REPEATS = 400;

/** A line, its words, and what the tokeniser of natural makes of it, which knows syllables alone. */
const KNOWN = [
  {
    line: 'Nghị quyết số 08-NQ/HU của Huyện ủy',
    words: ['Nghị quyết', 'số', '08-NQ/HU', 'của', 'Huyện ủy'],
    syllables: ['Nghị', 'quyết', 'số', '08', 'NQ', 'HU', 'của', 'Huyện', 'ủy'],
  },
  {
    line: '136/158 trưởng thôn là đảng viên, chiếm 12,5%',
    words: ['136/158', 'trưởng thôn', 'là', 'đảng viên', ',', 'chiếm', '12,5%'],
    syllables: ['136', '158', 'trưởng', 'thôn', 'là', 'đảng', 'viên', 'chiếm', '12', '5'],
  },
];
const TAGGED = ['Huyện có 12 xã và 3 thị trấn.', ['NOUN', 'VERB', 'NUM', 'NOUN', 'CCONJ', 'NUM', 'NOUN', 'PUNCT']];
const SENTENCES = [
  'Năm 2016, huyện có 12.500 ha lúa. Đến nay, ông Nguyễn Văn A. cho biết: tăng 1,5%!',
  ['Năm 2016, huyện có 12.500 ha lúa.', 'Đến nay, ông Nguyễn Văn A. cho biết: tăng 1,5%!'],
];

const slices = (text, spans) => spans.map(({ start, end }) => text.slice(start, end));
const bare = (text) => text.replace(/\s+/gu, '');
const lettersOf = (text) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('');

/** The spans cover the text: nothing but blanks lies between them. */
function assertCovered(text, spans) {
  assert.equal(bare(slices(text, spans).join('')), bare(text), 'every letter lies in one span');
}

/** Checks what vntk cuts; gives its number of words and how many of them are ours too: F1 of whole words. */
function checkedVntk(lines, vntk) {
  let [own, count, both] = [0, 0, 0];
  for (const line of lines) {
    const theirs = vntk(line);
    assertCovered(line, theirs);
    const ours = new Set(words(line).map(({ start, end }) => `${start}-${end}`));
    own += ours.size;
    count += theirs.length;
    both += theirs.filter(({ start, end }) => ours.has(`${start}-${end}`)).length;
  }
  return { count, agreement: (2 * both) / (own + count) };
}

/** What each task gives for the lines or texts, as counts, once it is known to be right. */
function checkedCounts(texts, lines, syllables) {
  for (const known of KNOWN) {
    assert.deepEqual(slices(known.line, words(known.line)), known.words);
    assert.deepEqual(syllables(known.line), known.syllables);
  }
  assert.deepEqual(
    tagged(TAGGED[0]).map(({ tag }) => tag),
    TAGGED[1],
  );
  assert.deepEqual(slices(SENTENCES[0], sentences(SENTENCES[0])), SENTENCES[1]);
  const counts = { words: 0, sentences: 0, tags: 0, syllables: 0, blanks: 0 };
  for (const text of texts) {
    const found = sentences(text);
    assertCovered(text, found);
    counts.sentences += found.length;
  }
  let letters = 0;
  let kept = 0;
  for (const line of lines) {
    const found = words(line);
    assertCovered(line, found);
    const withTags = tagged(line);
    assert.deepEqual(
      withTags.map(({ start, end }) => ({ start, end })),
      found.map(({ start, end }) => ({ start, end })),
      'tags are tags of the words',
    );
    const theirs = syllables(line);
    const blanks = line.split(/\s+/u);
    assert.equal(blanks.join(''), bare(line));
    letters += lettersOf(line).length;
    kept += theirs.join('').length;
    counts.words += found.length;
    counts.tags += withTags.length;
    counts.syllables += theirs.length;
    counts.blanks += blanks.length;
  }
  // It drops letters that are not of the Vietnamese alphabet.
  assert.ok(kept <= letters && kept > 0.999 * letters, 'natural keeps the letters and digits');
  return counts;
}

/** Our words against those of vntk on a few of the lines. */
async function againstVntk(lines, smoke) {
  const vntk = await vntkWords().catch(() => undefined);
  if (vntk === undefined) return { vntk: 'not installed' };
  const few = firstOf(lines, smoke ? 500 : VNTK_BYTES);
  const { count, agreement } = checkedVntk(few, vntk);
  // Far less, and one of the two would have read something else.
  assert.ok(agreement > 0.8, `vntk and we agree in ${agreement} of the words`);
  const ours = counting(few, words);
  const times = await bestTimes(
    {
      vntk: counting(few, vntk),
      words: repeated(ours, REPEATS),
    },
    { vntk: count, words: ours() * REPEATS },
    smoke ? 1 : 4,
  );
  return {
    vntkMBs: rate(bytesOf(few), times.vntk),
    timesVntk: (times.vntk * REPEATS) / times.words,
    vntkAgreement: agreement,
  };
}

/**
 * How fast one core cuts text into sentences and words and tags them: against splitting at blanks, which understands
 * nothing, against the Vietnamese tokeniser of natural, which cuts at all that is no letter or digit and so finds
 * syllables (`Nghị`, `quyết`) and halves of figures, and, where it is installed, against vntk, which finds words.
 */
export async function segmentation({ texts, size }, { smoke }) {
  // Paragraphs were lost by the collector of the news: sentences serve as lines, as vntk takes time per line.
  const lines = texts.flatMap((text) => slices(text, sentences(text)));
  const tokenizer = new Tokenizer();
  const syllables = (line) => tokenizer.tokenize(line);
  const answers = checkedCounts(texts, lines, syllables);
  const times = await bestTimes(
    {
      words: counting(lines, words),
      sentences: counting(texts, sentences),
      tags: counting(lines, tagged),
      syllables: counting(lines, syllables),
      blanks: counting(lines, (line) => line.split(/\s+/u)),
    },
    answers,
    smoke ? 1 : 5,
  );
  return {
    megabytes: size / 1e6,
    wordsMBs: rate(size, times.words),
    sentencesMBs: rate(size, times.sentences),
    taggedMBs: rate(size, times.tags),
    splitAtBlanksMBs: rate(size, times.blanks),
    naturalMBs: rate(size, times.syllables),
    timesNatural: times.syllables / times.words,
    ...(await againstVntk(lines, smoke)),
    memoryMB: process.memoryUsage().rss / 1e6,
  };
}
