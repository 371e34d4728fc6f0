import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { loadGazetteer } from '../dist/corpus/gazetteer/index.js';
import { readBytes } from '../dist/corpus/index.js';
import { readFigures } from '../dist/extractors/index.js';
import { claimsOf } from '../dist/pipeline/claims/index.js';
import { documentOf, vntkWords, words } from '../dist/pipeline/text/index.js';
import { checkSamples } from './sample-claims.js';
import { bestTimes, bytesOf, counting, firstOf, processorTime, rate, repeated } from './timing.js';

/** Ten passes of all articles would take minutes. */
const BYTES = 4_000_000;

/** vntk reads about 2 KB a second: articles of more than this would take minutes. */
const VNTK_BYTES = 6_000;

/** How often figures and context are read in the time of vntk. */
const REPEATS = 40;

/** Sentences and the claims of their figures: value, what is counted, whose, where, when, and whether it is a plan. */
const KNOWN = [
  [
    'Năm 2019, huyện Đầm Hà có 2.340 đảng viên, chiếm 7% dân số.',
    [
      [2340, 'đảng viên', 'huyện Đầm Hà', 'huyện Đầm Hà', '2019', undefined],
      [7, 'đảng viên', 'huyện Đầm Hà', 'huyện Đầm Hà', '2019', undefined],
    ],
  ],
  [
    'Đến năm 2025, tỉnh Quảng Ninh phấn đấu trồng 5.000 ha rừng.',
    [[5000, 'rừng', 'tỉnh Quảng Ninh', 'tỉnh Quảng Ninh', '2025', 'target']],
  ],
  [
    'Năm 2020, Công ty Hòa Phát lãi 13.450 tỷ đồng.',
    [[13_450e9, 'lãi', 'Công ty Hòa Phát', undefined, '2020', undefined]],
  ],
];

const gazetteer = loadGazetteer();

const articleOf = (text) => readBytes(Buffer.from(text), 'article.txt')[0];

function understand(article) {
  const document = documentOf(article);
  return claimsOf(document, readFigures(document.text), gazetteer);
}

/** What the known claims tell, with `undefined` for what the text does not; claims that only place in time left out. */
const told = (claims) =>
  claims
    .filter(({ object }) => object !== undefined)
    .map(({ mention, object, subject, place, time, status }) => [
      mention.value,
      object.value,
      subject?.value,
      place?.value,
      time?.value,
      status,
    ]);

/**
 * Claims stand in text order, in the sentence that they name, and what a role quotes lies in the text. Gives the number
 * of claims and a hash of all that they say.
 */
function checkedClaims(documents, claimsIn) {
  const hash = createHash('sha256');
  let count = 0;
  for (const document of documents) {
    const { text, sentences } = document;
    const claims = claimsIn(document);
    let end = 0;
    for (const { mention, sentence, subject, place, time, object, confidence } of claims) {
      assert.ok(mention.start >= end && mention.end > mention.start, 'claims stand in text order');
      assert.ok(sentences[sentence].start <= mention.start, 'the sentence begins before its figure');
      for (const role of [subject, place, time, object]) {
        if (role?.span) assert.ok(role.span.start < role.span.end && role.span.end <= text.length);
      }
      assert.ok(confidence >= 0 && confidence <= 1);
      end = mention.end;
    }
    hash.update(JSON.stringify(claims));
    count += claims.length;
  }
  assert.ok(count > documents.length, 'the articles hold more claims than that');
  return { count, hash: hash.digest('hex') };
}

/** Figures and context of a few articles against vntk, which cuts their sentences into words and does no more. */
async function againstVntk(documents, claimsIn, smoke) {
  const vntk = await vntkWords().catch(() => undefined);
  if (vntk === undefined) return { vntk: 'not installed' };
  const texts = new Set(
    firstOf(
      documents.map(({ text }) => text),
      smoke ? 500 : VNTK_BYTES,
    ),
  );
  const few = documents.filter(({ text }) => texts.has(text));
  const lines = few.flatMap(({ text, sentences }) => sentences.map(({ start, end }) => text.slice(start, end)));
  let cut = 0;
  for (const line of lines) {
    const spans = vntk(line);
    const kept = spans.map(({ start, end }) => line.slice(start, end)).join('');
    assert.equal(kept.replace(/\s+/gu, ''), line.replace(/\s+/gu, ''), 'vntk reads the whole line');
    cut += spans.length;
  }
  const ours = counting(few, claimsIn);
  const times = await bestTimes(
    {
      vntk: counting(lines, vntk),
      both: repeated(ours, REPEATS),
    },
    { vntk: cut, both: ours() * REPEATS },
    smoke ? 1 : 4,
  );
  return { vntkMBs: rate(bytesOf(lines), times.vntk), timesVntk: (times.vntk * REPEATS) / times.both };
}

/**
 * How fast one core finds figures and their context (what is counted, whose, where, when) in articles that are cut into
 * sentences already: against the figures alone, against cutting the same articles into words, and, where it is
 * installed, against vntk cutting the same sentences into words. `firstPassMBs` has the loading of weights and the
 * compiler in it, and no word or name is known yet; the other rates are those of a later pass.
 */
export async function context({ texts }, { smoke }) {
  for (const [text, claims] of KNOWN) assert.deepEqual(told(understand(articleOf(text))), claims);
  const samples = checkSamples(understand);
  const documents = firstOf(texts, BYTES).map((text) => documentOf(articleOf(text)));
  const size = bytesOf(documents.map(({ text }) => text));
  const claimsIn = (document) => claimsOf(document, readFigures(document.text), gazetteer);

  const began = processorTime();
  const count = counting(documents, claimsIn)();
  const first = processorTime() - began;
  const answer = checkedClaims(documents, claimsIn);
  assert.equal(answer.count, count, 'the second pass finds what the first did');

  const read = documents.map((document) => ({ document, mentions: readFigures(document.text) }));
  const ofMentions = ({ document, mentions }) => claimsOf(document, mentions, gazetteer);
  const separately = counting(read, ofMentions);
  assert.equal(separately(), count, 'figures and context one after the other find the same');
  const cut = counting(documents, ({ text }) => words(text));
  const times = await bestTimes(
    {
      figures: counting(documents, ({ text }) => readFigures(text)),
      context: separately,
      both: counting(documents, claimsIn),
      words: cut,
    },
    {
      figures: read.reduce((sum, { mentions }) => sum + mentions.length, 0),
      context: count,
      both: count,
      words: cut(),
    },
    smoke ? 1 : 5,
  );
  const row = {
    articles: documents.length,
    megabytes: size / 1e6,
    claims: count,
    figuresMBs: rate(size, times.figures),
    contextMBs: rate(size, times.context),
    bothMBs: rate(size, times.both),
    firstPassMBs: rate(size, first),
    claimsASecond: count / (times.both / 1000),
    timesFigures: times.both / times.figures,
    timesWords: times.both / times.words,
    ...(await againstVntk(documents, claimsIn, smoke)),
    ...Object.fromEntries(Object.entries(samples).map(([name, share]) => [`${name}RightInSamples`, share])),
  };
  assert.deepEqual(
    checkedClaims(documents, claimsIn),
    answer,
    'claims are the same to the last letter behind the times',
  );
  return row;
}
