import { describe, expect, it } from 'vitest';
import '../../extractors/index.js';
import { lexeme } from '../../extractors/lexer/lexicon.js';
import { lex, MARGIN } from '../../extractors/lexer/tokens.js';

const lexemesOf = (text: string): number[] => {
  const { lexeme: ids, count } = lex(text);
  return [...ids.subarray(MARGIN, count)];
};

describe('words of the lexicon', () => {
  it('are found in any case', () => {
    const ids = ['năm', 'đồng', 'nghiêng', 'australia', 'megapixels'].map(lexeme);
    for (const text of ['năm đồng nghiêng australia megapixels', 'NĂM Đồng NGHIÊNG AuStRaLiA Megapixels'])
      expect(lexemesOf(text)).toEqual(ids);
  });

  it('are not found in words that share their letters', () => {
    expect(lexemesOf('nămm nnăm mnă năn nảm đồngđồng ngnghiêng жăm năж')).toEqual(Array(9).fill(0));
  });

  it('are symbols and single digits too', () => {
    expect(lexemesOf('% 2 22 € 𝟐')).toEqual([lexeme('%'), lexeme('2'), 0, lexeme('€'), 0, 0]);
  });
});

describe('capitals', () => {
  it('are told for words that begin with one or hold one, and for abbreviations', () => {
    const { capital, count } = lex('tỉnh Đắk TP. NĐ iPhone A Ệ');
    expect([...capital.subarray(MARGIN, count)]).toEqual([0, 1, 2, 0, 2, 3, 1, 1]);
  });
});
