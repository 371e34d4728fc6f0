import { CLASS_TAGS, WORD_CLASSES } from './classes.gen.js';

/** Class of names; of figures, times and other numbers the three that follow. */
export const NAME_CLASS = 300;
export const FIGURE_CLASS = 301;

let classes: Map<string, number> | undefined;

/** Number (1…) of the class of words that stand in the same company as the key; 0 where it is in none. */
export function classOf(key: string): number {
  if (!classes) {
    classes = new Map();
    for (const [at, words] of WORD_CLASSES.split('\n').entries()) {
      for (const word of words.split('|')) classes.set(word, at + 1);
    }
  }
  return classes.get(key) ?? 0;
}

/** The tag of a word that the table of tags does not know, by its class; `tag` where the class does not tell. */
export function tagOfClass(kin: number, tag: string): string {
  const likely = kin > 0 && kin <= CLASS_TAGS.length ? CLASS_TAGS.charAt(kin - 1) : '-';
  return likely === '-' ? tag : likely;
}
