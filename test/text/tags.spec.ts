import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tagged, words } from '../../pipeline/text/index.js';
import { detokenised, readTreebank } from '../../pipeline/text/train/treebank.js';

describe('tagged', () => {
  it('gives the words of a text with their parts of speech', () => {
    const text = 'Huyện có 2.340 đảng viên.';
    expect(tagged(text).map(({ start, end, tag }) => `${text.slice(start, end)}/${tag}`)).toEqual([
      'Huyện/NOUN',
      'có/VERB',
      '2.340/NUM',
      'đảng viên/NOUN',
      './PUNCT',
    ]);
  });

  it('has the words of words()', () => {
    const text = 'Ông Nguyễn Văn An nói. Nghị quyết số 08-NQ/HU được ban hành.\nHết';
    expect(tagged(text).map(({ start, end }) => ({ start, end }))).toEqual(words(text));
  });
});

const treebank = '../shared/data/ud/vi_vtb-ud-dev.conllu';

describe.skipIf(!existsSync(treebank))('on the treebank (needs ../shared)', () => {
  it('tags 87 % of the rightly cut words of its dev part as it does', () => {
    let right = 0;
    let total = 0;
    for (const { text, words: gold } of readTreebank(treebank).map(detokenised)) {
      const tags = new Map(gold.map(({ start, end, upos }) => [`${start}:${end}`, upos]));
      for (const { start, end, tag } of tagged(text)) {
        const wanted = tags.get(`${start}:${end}`);
        if (wanted === undefined) continue;
        total++;
        if (wanted === tag) right++;
      }
    }
    expect(right / total).toBeGreaterThan(0.87);
  });
});
