import type { Article } from '../../../pipeline/model/index.js';
import type { Command } from '../command.js';
import { eachArticle, mapOption } from '../each-article.js';

/** What was read, as JSON; fields that the page does not have are absent. */
function shown({ title, lead, author, published, publisher, text, blocks }: Article): unknown {
  const pieces = blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }));
  return { title, lead, author, published: published?.date, publisher, blocks: pieces };
}

export const article: Command = {
  name: 'article',
  usage: 'article FILE [--map FIELD=KEY,…]',
  summary: 'Show what is read from a page or text file, as JSON.',
  details: [
    'Gives title, lead, author, published, publisher and blocks with kind and text. A file with many articles gives one line for each; what cannot be read is told, and the exit code is then 3, or 1 where nothing could be read.',
  ],
  arguments: [{ name: '<file>', about: 'a saved page, a text file or a file of articles' }],
  options: [mapOption],
  examples: ['solieu article page.html'],
  run([file = ''], options, io) {
    return eachArticle(file, options, io, (one, isAlone) =>
      io.out(`${isAlone ? JSON.stringify(shown(one), undefined, 2) : JSON.stringify(shown(one))}\n`),
    );
  },
};
