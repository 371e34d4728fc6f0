import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readBytes } from '../../corpus/index.js';
import { understandWith } from '../../output/api/understand.js';

const understand = understandWith(loadGazetteer());
const findings = (text: string) => understand(readBytes(Buffer.from(text), 'a')[0]!);

describe('articles in another language', () => {
  it('are kept, but their figures are not read as Vietnamese ones', () => {
    const english = 'The province has 1.250 households in the highlands, and 86% of them have met the target in 2020.';
    const { document, mentions, claims } = findings(english);
    expect(document.article.language).toBe('en');
    expect([...mentions, ...claims]).toEqual([]);
    expect(findings('Năm 2020, xã có 1.250 hộ nghèo.').claims.length).toBeGreaterThan(0);
  });
});
