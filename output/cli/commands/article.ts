import { type Article, type Evidence, isHeld } from '../../../pipeline/model/index.js';
import type { Command } from '../command.js';
import { eachArticle, mapOption } from '../each-article.js';

/** Where a fact was seen; `held` is false where the article has another value. */
function seen({ field, value, kind, name, quote, span }: Evidence, article: Article): unknown {
  const where = name === undefined ? kind : `${kind}:${name}`;
  const held = isHeld({ field, value }, article);
  return { field, value, held, where, quote, ...(span && { start: span.start, end: span.end }) };
}

/** What was read, as JSON; fields that the page does not have are absent. */
function shown(article: Article): unknown {
  const {
    url,
    title,
    lead,
    author,
    published,
    publisher,
    publisherProvince,
    newsSection,
    text,
    evidence = [],
  } = article;
  const blocks = article.blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }));
  return {
    title,
    lead,
    author,
    published: published?.date,
    publisher,
    publisherProvince,
    url,
    newsSection,
    evidence: evidence.map((one) => seen(one, article)),
    blocks,
  };
}

export const article: Command = {
  name: 'article',
  usage: 'article FILE [--map FIELD=KEY,…]',
  summary: 'Show what is read from a page or text file, as JSON.',
  details: [
    'Gives title, lead, author, published, publisher, publisherProvince (GSO code), url, newsSection (the section of the paper) and blocks with kind and text. evidence tells where each of these facts beside the text was seen, also where something else was said: held is then false.',
    'A file with many articles gives one line for each; what cannot be read is told, and the exit code is then 3, or 1 where nothing could be read.',
    'Given to ingest, what is shown is read as the same article, with its blocks and facts: a way to look an article over and correct it before.',
  ],
  arguments: [{ name: '<file>', about: 'a saved page, a text file or a file of articles' }],
  options: [mapOption],
  examples: [
    'solieu article page.html',
    'solieu article page.html > page.json && solieu ingest --db facts.db page.json',
  ],
  run([file = ''], options, io) {
    return eachArticle(file, options, io, (one, isAlone) =>
      io.out(`${isAlone ? JSON.stringify(shown(one), undefined, 2) : JSON.stringify(shown(one))}\n`),
    );
  },
};
