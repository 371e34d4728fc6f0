import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readBytes } from '../../corpus/index.js';
import { understandWith } from '../../output/api/understand.js';

const understand = understandWith(loadGazetteer());
const findings = (text: string) => understand(readBytes(Buffer.from(text), 'a')[0]!);

describe('articles in another language', () => {
  it('are kept, and their figures are not read as Vietnamese ones', () => {
    const english = 'The province has 1,250 households in the highlands, and 86% of them have met the target in 2020.';
    const { document, claims } = findings(english);
    expect(document.article.language).toBe('en');
    expect(claims.map(({ mention: { rule, value } }) => [rule.split('/')[0], value])).toEqual([
      ['english', 1250],
      ['english', 86],
    ]);
    expect(findings('Năm 2020, xã có 1.250 hộ nghèo.').claims.length).toBeGreaterThan(0);
  });
});

describe('blocks in another language than their article', () => {
  const vietnamese = 'Chủ tịch huyện cho biết tổng diện tích nuôi trong bể là 1.250 ha, đạt 83% kế hoạch năm.';
  const english =
    'The survival rate was 82.4 per cent in 2024, and the farmers want it to reach 90 per cent in the next year.';
  const figuresOf = (paragraphs: readonly string[]) => {
    const { document, mentions } = findings(paragraphs.join('\n\n'));
    return { language: document.article.language, values: mentions.map((mention) => mention.value) };
  };

  it('of English in a Vietnamese one are read as English', () => {
    const found = figuresOf(['Nuôi cá trong bể ở vùng cao', vietnamese, english, vietnamese, vietnamese]);
    expect(found).toEqual({ language: 'vi', values: [1250, 83, 82.4, 90, 1250, 83, 1250, 83] });
  });

  it('of Vietnamese in an English one are read as Vietnamese', () => {
    const found = figuresOf(['Fish farming in the highlands', english, vietnamese, english, english]);
    expect(found).toEqual({ language: 'en', values: [82.4, 90, 1250, 83, 82.4, 90, 82.4, 90] });
  });
});

it('loads the reader of English at the first English text', () => {
  const program = `
    const { default: Module } = await import('node:module');
    const { understandWith } = await import('./dist/output/api/understand.js');
    const { loadGazetteer } = await import('./dist/corpus/gazetteer/index.js');
    const load = Module._load;
    let isLoaded = false;
    // It does not stay in the cache of modules.
    Module._load = (name, ...more) => {
      isLoaded ||= name.includes('compromise');
      return load(name, ...more);
    };
    const loaded = () => isLoaded;
    const understand = understandWith(loadGazetteer());
    const read = (language, text) => understand({
      source: 'a', language, text, rawHash: '', blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    }).claims.length;
    const vietnamese = [read('vi', 'Huyện có 25 xã.'), loaded()];
    console.log(JSON.stringify([...vietnamese, read('en', 'The district has 25 communes.'), loaded()]));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual([1, false, 1, true]);
});
