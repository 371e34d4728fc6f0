import { setTimeout as pause } from 'node:timers/promises';
import { SolieuError } from '../../pipeline/model/index.js';
import { type Network, outside } from './addresses.js';
import { type Answer, check, type Head, type Request, request } from './request.js';
import { type Robots, robotsOf } from './robots.js';
import { webAddress } from './url.js';

/** How web servers are visited. */
export interface Manners {
  /** `solieu/0.1.0`; what stands before the slash is looked for in robots.txt. */
  readonly userAgent: string;
  /** Milliseconds between two requests to one host; more where its robots.txt asks for it. */
  readonly pause: number;
  /** Milliseconds that one request may take. */
  readonly timeout: number;
  /** Bytes that one page or feed may have. */
  readonly maxBytes: number;
  readonly network: Network;
}

/** Bytes of a page or feed: one of the press has up to half a megabyte, a full sitemap some ten. */
export const MOST_FETCHED = 20 * 1024 * 1024;

export const MANNERS: Manners = {
  userAgent: 'solieu',
  pause: 1000,
  timeout: 20_000,
  maxBytes: MOST_FETCHED,
  network: outside,
};

/** What was found at an address, behind all redirects. */
export interface Visited {
  readonly url: URL;
  readonly headers: Head['headers'];
  readonly body: Buffer;
}

/** Fetches one address after the other, as its host allows. */
export interface Visitor {
  /**
   * @param refuse says what is wrong with an answer before its body is read
   * @throws SolieuError with one of the `web/` codes, `input/damaged`, `input/bomb`
   */
  visit(url: URL, refuse: (url: URL, head: Head) => void): Promise<Visited>;
}

const REDIRECTS_MOST = 5;
/** A longer pause that a robots.txt asks for is not kept: a run would stand still. */
const DELAY_MOST = 30_000;
/** RFC 9309 wants so much of a robots.txt to be read at least. */
const ROBOTS_BYTES = 500 * 1024;

const isRedirect = ({ status }: Head): boolean => [301, 302, 303, 307, 308].includes(status);

/** Headers come byte by byte; servers send letters in UTF-8 there. */
function asUtf8(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? header : text;
}

const NO_RULES: Robots = { allows: () => true };
type Ask = Pick<Request, 'wantsBody'> & Partial<Pick<Request, 'maxBytes' | 'isCut'>>;

/** A visitor that knows nothing yet. It asks one host after the other, and each only once at a time. */
export function visitor(manners: Manners, signal?: AbortSignal): Visitor {
  const { userAgent, network, timeout, maxBytes } = manners;
  const [name = ''] = userAgent.split('/');
  /** What was learnt of each origin, also that it cannot be reached. */
  const known = new Map<string, Promise<Robots>>();
  /** When each host was left. */
  const left = new Map<string, number>();

  const ask = async (url: URL, robots: Robots, asked: Ask): Promise<Answer> => {
    const wanted = Math.max(manners.pause, Math.min((robots.delay ?? 0) * 1000, DELAY_MOST));
    const waiting = (left.get(url.hostname) ?? Number.NEGATIVE_INFINITY) + wanted - performance.now();
    if (waiting > 0) await pause(waiting, undefined, { signal });
    try {
      return await request({ url, userAgent, timeout, maxBytes, network, signal, ...asked });
    } finally {
      left.set(url.hostname, performance.now());
    }
  };

  const follow = async (start: URL, step: (url: URL) => Promise<Answer>): Promise<{ url: URL; answer: Answer }> => {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      const answer = await step(url);
      if (!isRedirect(answer)) return { url, answer };
      const { location } = answer.headers;
      const next = location === undefined ? undefined : webAddress(asUtf8(location), url);
      if (next === undefined) {
        throw new SolieuError('web/redirects', `${url.href} leads to no page of the web.`);
      }
      if (redirects === REDIRECTS_MOST) {
        throw new SolieuError('web/redirects', `${start.href} leads on more than ${REDIRECTS_MOST} times.`);
      }
      url = next;
    }
  };

  const readRobots = async (origin: URL): Promise<Robots> => {
    // Where the host itself must not be reached, that is the error.
    await check({ url: origin, network, timeout, signal });
    const wantsBody = ({ status }: Head) => status === 200;
    const asked = { wantsBody, maxBytes: ROBOTS_BYTES, isCut: true };
    const { answer } = await follow(new URL('/robots.txt', origin), (url) => ask(url, NO_RULES, asked));
    const { status, body } = answer;
    if (status === 200) return robotsOf(new TextDecoder().decode(body), name);
    // None there: all may be fetched. Of a server in trouble nobody knows what it would say.
    if (status >= 400 && status < 500 && status !== 429) return NO_RULES;
    throw new SolieuError(
      'web/blocked-by-robots',
      `${origin.origin}/robots.txt cannot be read (status ${status}), so nothing is fetched from there.`,
    );
  };

  const rulesFor = async (url: URL): Promise<Robots> => {
    const rules = known.get(url.origin) ?? readRobots(url);
    known.set(url.origin, rules);
    const robots = await rules;
    if (robots.allows(url)) return robots;
    throw new SolieuError(
      'web/blocked-by-robots',
      `${url.href} must not be fetched, as ${url.origin}/robots.txt says.`,
    );
  };

  return {
    async visit(start, refuse) {
      const { url, answer } = await follow(start, async (url) => {
        const wantsBody = (head: Head) => {
          if (isRedirect(head)) return false;
          refuse(url, head);
          return true;
        };
        return ask(url, await rulesFor(url), { wantsBody });
      });
      return { url, headers: answer.headers, body: answer.body };
    },
  };
}
