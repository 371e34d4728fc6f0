// Text to measure with: news articles where the corpus lies beside this folder, else the bundled samples over and over.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';

const corpus = fileURLToPath(new URL('../../shared/data/corpus/news-2017.jsonl.gz', import.meta.url));
const samples = new URL('../corpus/samples/', import.meta.url);

async function* newsTexts() {
  const lines = createInterface({ input: createReadStream(corpus).pipe(createGunzip()) });
  for await (const line of lines) {
    const { title, sapo, text } = JSON.parse(line);
    yield [title, sapo, text].filter(Boolean).join('\n\n');
  }
}

async function* sampleTexts() {
  const files = readdirSync(samples).filter((name) => name.endsWith('.txt'));
  const texts = files.map((name) => readFileSync(new URL(name, samples), 'utf8'));
  // The number makes each copy an article of its own.
  for (let copy = 0; ; copy++) for (const text of texts) yield `${text}\n\n${copy}\n`;
}

/** The first half of the lines of one article and the second half of another one's. */
function spliced(text, other) {
  const [lines, others] = [text.split('\n'), other.split('\n')];
  return [...lines.slice(0, Math.ceil(lines.length / 2)), ...others.slice(Math.ceil(others.length / 2))].join('\n');
}

/** Articles without end: those that there are, then ever new ones that are put together of the halves of two. */
export async function* endlessTexts() {
  if (!existsSync(corpus)) return yield* sampleTexts();
  yield* newsTexts();
  for (let apart = 7; ; apart += 10) {
    const before = [];
    for await (const text of newsTexts()) {
      before.push(text);
      if (before.length > apart) yield spliced(text, before.shift());
    }
  }
}

/** Articles of together at least `bytes` of UTF-8, and where they come from. */
export async function articleTexts(bytes) {
  const isNews = existsSync(corpus);
  const texts = [];
  let size = 0;
  for await (const text of isNews ? newsTexts() : sampleTexts()) {
    texts.push(text);
    size += Buffer.byteLength(text);
    if (size >= bytes) break;
  }
  return { texts, size, origin: isNews ? 'news-2017' : 'bundled samples' };
}
