// What the digits of the press are: every digit token of 1 000 random articles falls in exactly one mention. Prints the
// share of each kind, and with --sample N as many random tokens with their context and reading, to be judged by hand.
//
//   npm run -s build && node bench/digit-classes.js [--articles 1000] [--seed 1] [--sample 300]
import { parseArgs } from 'node:util';
import { readFigures } from '../dist/extractors/index.js';
import { articleTexts } from './texts.js';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '0' },
  },
});

/** Mulberry32: the same seed draws the same articles everywhere. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawn(items, count, random) {
  const pool = [...items];
  for (let at = 0; at < Math.min(count, pool.length); at++) {
    const other = at + Math.floor(random() * (pool.length - at));
    [pool[at], pool[other]] = [pool[other], pool[at]];
  }
  return pool.slice(0, count);
}

const DIGITS = /[0-9]+(?:[.,][0-9]+)*/gu;
const random = randomFrom(Number(values.seed));
const { texts, origin } = await articleTexts(Number.POSITIVE_INFINITY);
const chosen = drawn(texts, Number(values.articles), random);

const shares = new Map();
const tokens = [];
let outside = 0;
let twice = 0;
for (const text of chosen) {
  const mentions = readFigures(text);
  let at = 0;
  for (const { index, 0: digits } of text.matchAll(DIGITS)) {
    const end = index + digits.length;
    while (at < mentions.length && mentions[at].end <= index) at++;
    const mention = mentions[at];
    const holds = mention !== undefined && mention.start < end;
    if (!holds) outside++;
    else if (mentions[at + 1] !== undefined && mentions[at + 1].start < end && mention.end < end) twice++;
    const kind = holds ? (mention.rule === 'identifier/unread' ? 'unread' : mention.kind) : 'outside';
    shares.set(kind, (shares.get(kind) ?? 0) + 1);
    if (holds) tokens.push({ text, mention });
  }
}

const total = [...shares.values()].reduce((sum, count) => sum + count, 0);
console.log(`${chosen.length} articles of ${origin}, ${total} digit tokens, ${outside} in no mention, ${twice} in two`);
for (const [kind, count] of [...shares].sort((a, b) => b[1] - a[1])) {
  console.log(`  ${kind.padEnd(12)} ${String(count).padStart(7)}  ${((100 * count) / total).toFixed(2)} %`);
}
for (const [number, { text, mention }] of drawn(tokens, Number(values.sample), random).entries()) {
  const { start, end, kind, value, value2, unit, per, modifier } = mention;
  const before = text.slice(Math.max(0, start - 45), start).replaceAll(/\s+/gu, ' ');
  const behind = text.slice(end, end + 35).replaceAll(/\s+/gu, ' ');
  const reading = [kind, value, value2, unit, per && `per ${per}`, modifier]
    .filter((part) => part !== undefined)
    .join(' ');
  console.log(`${number + 1}. ${before}[${text.slice(start, end)}]${behind}  =>  ${reading}`);
}
