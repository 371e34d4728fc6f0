import type { Article, Document, Sentence } from '../model/index.js';
import { sentences } from './sentences.js';

/** Cuts an article into sentences. None reaches across the end of a block; text outside blocks has none. */
export function documentOf(article: Article): Document {
  const { text, blocks } = article;
  const all: Sentence[] = [];
  for (let block = 0; block < blocks.length; block++) {
    const { start, end } = blocks[block]!;
    for (const sentence of sentences(text, start, end)) all.push({ start: sentence.start, end: sentence.end, block });
  }
  return { article, text, blocks, sentences: all };
}
