/** VNI for Windows: a base letter, then a Latin-1 letter that stands for the marks upon it; a few are one letter. */
const PAIRS: Readonly<Record<string, string>> = {
  a: 'ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ',
  e: 'ùéøèûẻõẽïẹâêáếàềåểãễäệ',
  o: 'ùóøòûỏõõïọâôáốàồåổãỗäộ',
  ô: 'ùớøờûởõỡïợ',
  u: 'ùúøùûủõũïụ',
  ö: 'ùứøừûửõữïự',
  y: 'ùýøỳûỷõỹ',
};
const SINGLES = 'ììííæỉóĩòịôơöưîỵñđ';

/** VNI as Latin-1 shows it → the letter, small and capital; `Aù` is written in titles as well as `AÙ`. */
export const vniLetters: ReadonlyMap<string, string> = (() => {
  const made = new Map<string, string>();
  const add = (vni: string, letter: string) => {
    made.set(vni, letter);
    made.set(vni.toUpperCase(), letter.toUpperCase());
  };
  for (let at = 0; at < SINGLES.length; at += 2) add(SINGLES[at]!, SINGLES[at + 1]!);
  for (const [base, pairs] of Object.entries(PAIRS)) {
    for (let at = 0; at < pairs.length; at += 2) {
      add(base + pairs[at]!, pairs[at + 1]!);
      made.set(base.toUpperCase() + pairs[at]!, pairs[at + 1]!.toUpperCase());
    }
  }
  return made;
})();

/** Reads VNI that was decoded as Latin-1: `Tieáng Vieät` → `Tiếng Việt`. */
export function fromVni(latin: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < latin.length; ) {
    const one = latin[at]!;
    const pair = at + 1 < latin.length ? vniLetters.get(one + latin[at + 1]!) : undefined;
    pieces.push(pair ?? vniLetters.get(one) ?? one);
    at += pair === undefined ? 1 : 2;
  }
  return pieces.join('');
}
