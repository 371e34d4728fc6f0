import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Claim } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

/** The claims of a paragraph, read as the program reads it; `published` is the day of its publication, if that is known. */
export function claimsOfText(text: string, published?: string): readonly Claim[] {
  const document = documentOf({
    source: 'test.txt',
    language: 'vi',
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    rawHash: '',
    ...(published === undefined ? {} : { published: { date: published, evidence: 'test' } }),
  });
  return claimsOf(document, readFigures(document.text, published === undefined ? {} : { published }), gazetteer);
}
