import { createHash } from 'node:crypto';
import type { Reader } from '../../output/api/mine.js';
import {
  type Article,
  type Block,
  type Claim,
  type Document,
  type Mention,
  sectionOf,
} from '../../pipeline/model/index.js';
import type { Problem } from '../../pipeline/run.js';
import { toNfc } from '../../pipeline/text/index.js';

/** An article with one block a line; the first line is the title. */
export function articleOf(source: string, given: string, more: Partial<Article> = {}): Article {
  const { text, origins } = toNfc(given);
  const blocks: Block[] = [];
  for (const line of text.matchAll(/[^\n]+/gu)) {
    const kind = blocks.length === 0 ? 'title' : 'paragraph';
    blocks.push({ kind, start: line.index, end: line.index + line[0].length });
  }
  const title = blocks[0] === undefined ? {} : { title: text.slice(blocks[0].start, blocks[0].end) };
  const rawHash = createHash('sha256').update(given).digest('hex');
  return {
    source,
    language: 'vi',
    text,
    blocks,
    rawHash,
    ...title,
    ...(origins === undefined ? {} : { origins }),
    ...more,
  };
}

/** A document with one sentence a block. */
export function documentOf(article: Article): Document {
  const sentences = article.blocks.map(({ start, end }, block) => ({ start, end, block }));
  return { article, text: article.text, blocks: article.blocks, sentences };
}

/** Reads every run of digits: `%` behind makes a percentage, `/` a ratio, `năm` before a year; else a count. */
export function claimsOf(document: Document): Claim[] {
  const claims: Claim[] = [];
  for (const match of document.text.matchAll(
    /(?<first>\d+)(?:\/(?<second>\d+))?(?<percent>%?)(?: (?<noun>\p{L}+))?/gu,
  )) {
    const { first = '', second, percent, noun } = match.groups ?? {};
    const start = match.index;
    const length = first.length + (second === undefined ? 0 : second.length + 1) + (percent?.length ?? 0);
    const end = start + length;
    const sentence = document.sentences.findIndex((one) => one.start <= start && end <= one.end);
    const block = document.blocks[document.sentences[sentence]?.block ?? 0]!;
    const isYear = document.text.slice(Math.max(0, start - 4), start) === 'năm ';
    const kind = isYear ? 'year' : percent === '%' ? 'percentage' : second === undefined ? 'count' : 'ratio';
    const mention: Mention = {
      kind,
      start,
      end,
      value: isYear ? first : Number(first),
      ...(second === undefined ? {} : { value2: Number(second) }),
      ...(percent === '%' ? { unit: '%', unitRaw: '%' } : {}),
      rule: `${kind}/digits`,
      parts: [{ role: 'number', reading: first, start, end: start + first.length }],
      evidence: [],
      confidence: 1,
    };
    const object =
      noun === undefined ? {} : { object: { value: noun, span: { start: end + 1, end: end + 1 + noun.length } } };
    claims.push({ mention, section: sectionOf(block.kind), sentence, confidence: 0.9, ...object });
  }
  return claims;
}

/** A reading half over articles in memory. */
export function readerOf(inputs: readonly (Article | Problem)[], ruleset = 'rules 1'): Reader {
  return {
    async *inputs() {
      yield* inputs;
    },
    understand: (article) => {
      const document = documentOf(article);
      const claims = claimsOf(document);
      return { document, mentions: claims.map(({ mention }) => mention), claims };
    },
    ruleset,
  };
}
