import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Article, Gazetteer } from '../../pipeline/model/index.js';
import type { Findings } from '../../pipeline/run.js';
import { documentOf } from '../../pipeline/text/index.js';

/** From an article to its claims: sentences, figures, context. */
export function understandWith(gazetteer: Gazetteer): (article: Article) => Findings {
  return (article) => {
    const document = documentOf(article);
    const published = article.published?.date;
    const mentions = readFigures(document.text, published === undefined ? {} : { published });
    return { document, mentions, claims: claimsOf(document, mentions, gazetteer) };
  };
}
