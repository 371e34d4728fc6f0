import type { Span } from '../../../pipeline/model/index.js';
import type { Command, Io } from '../command.js';

/** Output is handed on in pieces of about this many units. */
const PIECE = 1 << 16;

export const segment: Command = {
  name: 'segment',
  usage: 'segment [--segmenter own|vntk] [--lexicon FILE]',
  summary: 'Cut lines of text from stdin into words, separated by TAB.',
  details: [
    'Every line of stdin is a text; it gives one line with its words. Every word is an exact slice of the input, and every character that is no blank is in exactly one word. Figures, dates, document numbers and abbreviations are one word.',
  ],
  arguments: [],
  options: [
    { flags: '--segmenter <name>', about: 'whose words', default: 'own', choices: ['own', 'vntk'] },
    { flags: '--lexicon <file>', about: 'words to keep whole, one a line (own segmenter only)' },
  ],
  examples: ['solieu segment < bai-bao.txt', 'solieu segment --lexicon thuat-ngu.txt < bai-bao.txt'],
  async run(_args, options, io) {
    const wordsOf = await segmenterFor(options.segmenter, options.lexicon);
    let answer = '';
    for await (const line of linesOf(io)) {
      answer += `${separated(line, wordsOf(line))}\n`;
      if (answer.length < PIECE) continue;
      await io.out(answer);
      answer = '';
    }
    if (answer !== '') await io.out(answer);
    return 0;
  },
};

async function segmenterFor(name = 'own', lexiconFile?: string): Promise<(text: string) => Span[]> {
  const { userLexicon, vntkWords, words } = await import('../../../pipeline/text/index.js');
  if (name === 'vntk') return vntkWords();
  if (lexiconFile === undefined) return words;
  const lexicon = userLexicon(await linesOfFile(lexiconFile));
  return (text) => words(text, { lexicon });
}

async function linesOfFile(file: string): Promise<string[]> {
  const [{ readFile }, { fileError }] = await Promise.all([
    import('node:fs/promises'),
    import('../../../corpus/problems.js'),
  ]);
  try {
    return (await readFile(file, 'utf8')).replace(/^\ufeff/u, '').split(/\r?\n/u);
  } catch (error) {
    throw fileError(error, file);
  }
}

/** The lines of stdin without their ends. */
async function* linesOf({ input }: Io): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of input ?? process.stdin.setEncoding('utf8')) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Words divided by TAB; a TAB of the input between two syllables of a word divides it. */
function separated(line: string, words: readonly Span[]): string {
  return words.map(({ start, end }) => line.slice(start, end).replace(/[\t\r\n]+/gu, '\t')).join('\t');
}
