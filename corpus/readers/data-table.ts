/** Rows that say that a text is a table. */
const ROWS = 3;
const NAME_LENGTH = 40;

/**
 * The names of the columns, where a text is a table of data and nothing else: every row has as many separators as the first
 * one, which has names without figures between them. In prose blanks stand behind commas, and no two lines are alike.
 *
 * @param head the beginning of the text; its last line may be cut
 */
export function columnsIn(head: string): readonly string[] | undefined {
  const header = head.trimStart().split(/[\r\n]/u, 1)[0] ?? '';
  const delimiter = [';', ',', '\t'].find((one) => header.includes(one));
  if (delimiter === undefined) return undefined;
  const names = header.split(delimiter).map((name) => name.replace(/^"|"$/gu, ''));
  const isHeader = names.every((name) => name !== '' && name.length <= NAME_LENGTH && !/^\s|\d/u.test(name));
  // `1.<tab>Điều …` in each line is a list.
  if (!isHeader || (delimiter === '\t' && names.length < 3)) return undefined;
  const counts = delimitersIn(head.trimStart(), delimiter);
  return counts.length >= ROWS && counts.every((count) => count === names.length - 1) ? names : undefined;
}

/** How many separators each whole row has, those in quotes not counted. */
function delimitersIn(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let isBlank = true;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    if (char === '\n' && !isQuoted) {
      if (!isBlank) counts.push(count);
      count = 0;
      isBlank = true;
      continue;
    }
    if (char === delimiter && !isQuoted) count++;
    if (char.trim() !== '') isBlank = false;
  }
  return counts;
}
