import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Article, Gazetteer } from '../../pipeline/model/index.js';
import type { Findings } from '../../pipeline/run.js';
import { documentOf } from '../../pipeline/text/index.js';

/** Languages whose figures are read: `und` is text too short or too bare to tell. */
const READ: ReadonlySet<string> = new Set(['vi', 'und']);

/** From an article to its claims: sentences, figures, context. */
export function understandWith(gazetteer: Gazetteer): (article: Article) => Findings {
  return (article) => {
    const document = documentOf(article);
    // English writes 1,250 for our 1.250: read as Vietnamese, its figures would be wrong by thousands.
    if (!READ.has(article.language)) return { document, mentions: [], claims: [] };
    const published = article.published?.date;
    const mentions = readFigures(document.text, published === undefined ? {} : { published });
    return { document, mentions, claims: claimsOf(document, mentions, gazetteer) };
  };
}
