import { readEnglish } from '../../extractors/english/index.js';
import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Article, Block, Claim, Document, Gazetteer, Mention } from '../../pipeline/model/index.js';
import type { Findings } from '../../pipeline/run.js';
import { documentOf } from '../../pipeline/text/index.js';

/** Languages whose figures are read as Vietnamese: `und` is text too short or too bare to tell. */
const READ: ReadonlySet<string> = new Set(['vi', 'und']);

/** From an article to its claims: sentences, figures, context. */
export function understandWith(gazetteer: Gazetteer): (article: Article) => Findings {
  return (article) => {
    const document = documentOf(article);
    const languageOf = ({ language = article.language }: Block) => language;
    const isRead = (block: Block) => READ.has(languageOf(block));
    // English writes 1,250 for our 1.250: read as Vietnamese, its figures would be wrong by thousands.
    const isEnglish = (block: Block) => languageOf(block) === 'en';
    const mentions = document.blocks.some(isRead) ? vietnamese(document, isRead) : [];
    const claims = mentions.length === 0 ? [] : claimsOf(document, mentions, gazetteer);
    const english = document.blocks.some(isEnglish) ? readEnglish(document, isEnglish) : [];
    if (english.length === 0) return { document, mentions, claims };
    return {
      document,
      mentions: [...mentions, ...english.map(({ mention }) => mention)].sort((a, b) => a.start - b.start),
      claims: [...claims, ...english].sort((a: Claim, b: Claim) => a.mention.start - b.mention.start),
    };
  };
}

/** The figures of the blocks that are read as Vietnamese. */
function vietnamese({ article, text, blocks }: Document, isRead: (block: Block) => boolean): readonly Mention[] {
  const published = article.published?.date;
  const all = readFigures(text, published === undefined ? {} : { published });
  return blocks.every(isRead) ? all : within(all, blocks.filter(isRead));
}

/** The mentions that stand in one of the blocks; both are in text order. */
function within(mentions: readonly Mention[], blocks: readonly Block[]): readonly Mention[] {
  let n = 0;
  return mentions.filter(({ start, end }) => {
    while (n < blocks.length && blocks[n]!.end <= start) n++;
    const block = blocks[n];
    return block !== undefined && start >= block.start && end <= block.end;
  });
}
