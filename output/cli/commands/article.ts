import type { Article } from '../../../pipeline/model/index.js';
import type { Command } from '../command.js';

/** What was read, as JSON; fields that the page does not have are absent. */
function shown({ title, lead, author, published, publisher, text, blocks }: Article): unknown {
  const pieces = blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }));
  return { title, lead, author, published: published?.date, publisher, blocks: pieces };
}

export const article: Command = {
  name: 'article',
  usage: 'article FILE',
  summary: 'Show what is read from a page or text file, as JSON.',
  details: [
    'Gives title, lead, author, published, publisher and blocks with kind and text. A file with many articles gives one line for each.',
  ],
  arguments: [{ name: '<file>', about: 'a saved page, a text file or a file of articles' }],
  options: [],
  examples: ['solieu article page.html'],
  async run([file = ''], _options, io) {
    const [{ readInputs }, { SolieuError }] = await Promise.all([
      import('../../../corpus/index.js'),
      import('../../../pipeline/model/index.js'),
    ]);
    const articles: Article[] = [];
    for await (const input of readInputs([file])) {
      if ('code' in input) throw new SolieuError(input.code, input.message);
      articles.push(input);
    }
    const [only] = articles;
    if (articles.length === 1 && only !== undefined) await io.out(`${JSON.stringify(shown(only), undefined, 2)}\n`);
    else for (const one of articles) await io.out(`${JSON.stringify(shown(one))}\n`);
    return 0;
  },
};
