import { readFileSync } from 'node:fs';

/** One word of a treebank sentence: its form (a word of several syllables holds blanks) and its part of speech. */
export interface TreebankWord {
  readonly form: string;
  readonly upos: string;
}

/** Reads the sentences of a CoNLL-U file; forms are brought to NFC. */
export function readTreebank(file: string): TreebankWord[][] {
  const sentences: TreebankWord[][] = [];
  let sentence: TreebankWord[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') {
      if (sentence.length > 0) sentences.push(sentence);
      sentence = [];
      continue;
    }
    const [id = '', form = '', , upos = ''] = line.split('\t');
    if (/^\d+$/u.test(id)) sentence.push({ form: form.normalize('NFC').trim(), upos });
  }
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
}

/** A text with the words it should be cut into. */
export interface Labelled {
  readonly text: string;
  readonly words: readonly { readonly start: number; readonly end: number; readonly upos: string }[];
}

/**
 * Writes treebank words as people do: no blank before a comma or behind an opening bracket, straight quotes in
 * pairs, no blank inside numbers (`10 . 000`). The treebank itself puts a blank on both sides of every mark.
 */
export function detokenised(sentence: readonly TreebankWord[]): Labelled {
  let text = '';
  let glue = true;
  const words: Labelled['words'][number][] = [];
  const open = new Set<string>();
  for (const { form, upos } of sentence) {
    const written = form.replace(/(?<=\d) ?([.,]) ?(?=\d)/gu, '$1');
    const quote = written === '"' || written === "'";
    const closes = quote ? open.has(written) : /^(?:[.,:;!?)\]}”’»…%]|\.{2,})$/u.test(written);
    if (text !== '' && !glue && !closes) text += ' ';
    const start = text.length;
    text += written;
    words.push({ start, end: text.length, upos });
    glue = /^[([{“‘«]$/u.test(written) || (quote && !closes);
    if (quote) {
      if (closes) open.delete(written);
      else open.add(written);
    }
  }
  return { text, words };
}
