import { CLASS_TAGS, WORD_CLASSES } from './classes.gen.js';
import { NAME_CLASSES } from './name-classes.gen.js';

/** Class of names that are in no class of their own; of figures, times and other numbers the three that follow. */
const NAME_CLASS = 300;
export const FIGURE_CLASS = 301;

/** The first of the classes of names. */
const FIRST_NAME_CLASS = 320;

let classes: Map<string, number> | undefined;
let nameClasses: Map<string, number> | undefined;

function numbered(lists: string, first: number): Map<string, number> {
  return new Map(lists.split('\n').flatMap((words, at) => words.split('|').map((word) => [word, first + at] as const)));
}

/** Number (1…) of the class of words that stand in the same company as the key; 0 where it is in none. */
export function classOf(key: string): number {
  classes ??= numbered(WORD_CLASSES, 1);
  return classes.get(key) ?? 0;
}

/** Number of the class of names that the key is a part of as a rule: ministries, clubs, brands, surnames. */
export function nameClassOf(key: string): number {
  nameClasses ??= numbered(NAME_CLASSES, FIRST_NAME_CLASS);
  return nameClasses.get(key) ?? NAME_CLASS;
}

/** The tag of a word that the table of tags does not know, by its class; `tag` where the class does not tell. */
export function tagOfClass(kin: number, tag: string): string {
  const likely = kin > 0 && kin <= CLASS_TAGS.length ? CLASS_TAGS.charAt(kin - 1) : '-';
  return likely === '-' ? tag : likely;
}
