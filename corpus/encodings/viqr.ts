const QUALITIES: Readonly<Record<string, string>> = {
  'a^': 'â',
  'a(': 'ă',
  'e^': 'ê',
  'o^': 'ô',
  'o+': 'ơ',
  'u+': 'ư',
};
const TONES: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '?': '\u0309',
  '~': '\u0303',
  '.': '\u0323',
};
const isVowel = (letter: string): boolean => /^[aăâeêioôơuưy]$/iu.test(letter);
/** What may stand behind a mark that ends a sentence. */
const LINE_END = /^["')\]]?\s{0,9}(?:[\n\r]|$)/u;

/**
 * Reads VIQR (RFC 1456): `Tie^'ng Vie^.t` → `Tiếng Việt`. A backslash takes a mark literally. `.` and `?` behind a bare
 * vowel are tones, as the RFC has it, but at the end of a line they end the sentence.
 */
export function fromViqr(given: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < given.length; ) {
    const one = given[at]!;
    const next = given[at + 1] ?? '';
    if (one === '\\' && next !== '' && `\\^(+dD${Object.keys(TONES).join('')}`.includes(next)) {
      pieces.push(next);
      at += 2;
      continue;
    }
    if ((one === 'd' || one === 'D') && next.toLowerCase() === 'd') {
      pieces.push(one === 'd' ? 'đ' : 'Đ');
      at += 2;
      continue;
    }
    let letter = one;
    at++;
    const quality = QUALITIES[one.toLowerCase() + next];
    if (quality !== undefined) {
      letter = one === one.toLowerCase() ? quality : quality.toUpperCase();
      at++;
    }
    const mark = given[at] ?? '';
    const tone = isVowel(letter) ? TONES[mark] : undefined;
    const endsSentence = (mark === '.' || mark === '?') && LINE_END.test(given.slice(at + 1, at + 13));
    if (tone !== undefined && !endsSentence) {
      letter += tone;
      at++;
    }
    pieces.push(letter);
  }
  return pieces.join('').normalize('NFC');
}
