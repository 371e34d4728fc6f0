/** What a robots.txt says to one visitor. */
export interface Robots {
  allows(url: URL): boolean;
  /** Seconds that it asks to wait between two requests. */
  readonly delay?: number;
}

interface Rule {
  readonly path: string;
  readonly isAllowed: boolean;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delay?: number;
}

/**
 * Reads a robots.txt as RFC 9309 says: all groups that name the visitor count, else those for `*`; of the rules that fit
 * an address the longest counts, of equals the one that allows. `Crawl-delay` is read besides.
 *
 * @param name name of the visitor without its version
 */
export function robotsOf(text: string, name: string): Robots {
  const groups = groupsIn(text);
  const named = groups.filter(({ agents }) => agents.includes(name.toLowerCase()));
  const own = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const rules = own.flatMap((group) => group.rules);
  const delay = own.find((group) => group.delay !== undefined)?.delay;
  return {
    allows(url) {
      const path = comparable(url.pathname + url.search);
      let best: Rule | undefined;
      for (const rule of rules) {
        const isLonger = best === undefined || rule.path.length > best.path.length;
        const isEqual = best !== undefined && rule.path.length === best.path.length;
        if ((isLonger || (isEqual && rule.isAllowed)) && fits(path, rule.path)) best = rule;
      }
      return best?.isAllowed ?? true;
    },
    ...(delay !== undefined && { delay }),
  };
}

const LINE = /^\s{0,99}(?<key>[a-z][a-z-]{0,40})\s{0,99}:(?<value>[^#]*)/iu;

function groupsIn(text: string): Group[] {
  const groups: Group[] = [];
  let group: Group | undefined;
  let isHead = false;
  for (const line of text.replace(/^\ufeff/u, '').split(/[\r\n]/u)) {
    const { key = '', value = '' } = LINE.exec(line)?.groups ?? {};
    const given = value.trim();
    switch (key.toLowerCase()) {
      case 'user-agent':
        if (group === undefined || !isHead) {
          group = { agents: [], rules: [] };
          groups.push(group);
        }
        isHead = true;
        // `solieu/1.0` names solieu, too.
        group.agents.push(given === '*' ? '*' : (/^[\w-]{1,60}/u.exec(given)?.[0].toLowerCase() ?? ''));
        break;
      case 'allow':
      case 'disallow':
        isHead = false;
        // `Disallow:` with nothing behind it forbids nothing.
        if (given !== '') group?.rules.push({ path: comparable(given), isAllowed: key.toLowerCase() === 'allow' });
        break;
      case 'crawl-delay':
        isHead = false;
        if (group !== undefined && /^\d{1,6}(?:\.\d{1,6})?$/u.test(given)) group.delay ??= Number(given);
        break;
    }
  }
  return groups;
}

const UNRESERVED = /^[\w.~-]$/u;

/** One spelling for all ways to write a path: `/tìm`, `/t%c3%acm` → `/t%C3%ACm`; `%7E` → `~`. */
function comparable(path: string): string {
  return path.replace(/[^!-~]+/gu, encodeURIComponent).replace(/%[0-9a-f]{2}/giu, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return UNRESERVED.test(letter) ? letter : code.toUpperCase();
  });
}

/** True where a path begins as the rule says; `*` is any text, `$` at the end the end of the path. */
function fits(path: string, rule: string): boolean {
  const isWhole = rule.endsWith('$');
  const [start = '', ...pieces] = (isWhole ? rule.slice(0, -1) : rule).split('*');
  if (!path.startsWith(start)) return false;
  if (isWhole && pieces.length === 0) return path === start;
  const last = isWhole ? pieces.pop() : undefined;
  let at = start.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return last === undefined || (path.endsWith(last) && path.length - last.length >= at);
}
