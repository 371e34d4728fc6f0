import type { LookupAddress } from 'node:dns';
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { SolieuError } from '../../pipeline/model/index.js';
import { unpackedBody } from '../readers/http-body.js';
import { type Network, reachable } from './addresses.js';

/** What a web server says before it sends anything. */
export interface Head {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** What a web server sent, unpacked. */
export interface Answer extends Head {
  readonly body: Buffer;
}

/** How one address is asked for. */
export interface Request {
  readonly url: URL;
  readonly userAgent: string;
  /** Bytes of the body, as sent and as unpacked. */
  readonly maxBytes: number;
  /** True: of a larger body the first part is given; else it is refused. */
  readonly isCut?: boolean;
  /** Milliseconds from looking the name up to the last byte. */
  readonly timeout: number;
  /** Whether the body is needed; throws where the answer is refused. */
  readonly wantsBody: (head: Head) => boolean;
  readonly network: Network;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

const ACCEPT = 'text/html, application/xhtml+xml, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.5';

/**
 * Asks a web server once, without following redirects. The connection goes to the very addresses that were checked, so
 * that no second answer of a name server can lead it elsewhere.
 *
 * @throws SolieuError `web/private-address`, `web/unreachable`, `web/timeout`, `web/too-large`, `input/damaged`,
 *   `input/bomb`, and what `wantsBody` throws
 */
export function request(asked: Request): Promise<Answer> {
  return inTime(asked, (stop) => answered(asked, stop));
}

type Limits = Pick<Request, 'url' | 'network' | 'timeout' | 'signal'>;

/**
 * Looks up whether an address may be visited.
 *
 * @throws SolieuError `web/private-address`, `web/unreachable`, `web/timeout`
 */
export async function check(asked: Limits): Promise<void> {
  await inTime(asked, (stop) => orStopped(reachable(asked.url, asked.network), stop));
}

async function inTime<T>({ url, timeout, signal }: Limits, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = AbortSignal.timeout(timeout);
  const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  try {
    return await work(stop);
  } catch (error) {
    if (signal?.aborted === true || error instanceof SolieuError) throw error;
    if (deadline.aborted) {
      throw new SolieuError('web/timeout', `${url.href} was not there after ${timeout / 1000} seconds.`);
    }
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new SolieuError('web/unreachable', `${url.href} cannot be fetched (${code}).`, { cause: error });
  }
}

async function answered(asked: Request, stop: AbortSignal): Promise<Answer> {
  const { url, network, wantsBody } = asked;
  const addresses = await orStopped(reachable(url, network), stop);
  const response = await sent(asked, addresses, stop);
  try {
    const head = { status: response.statusCode ?? 0, headers: response.headers };
    return { ...head, body: wantsBody(head) ? await bodyOf(response, asked) : Buffer.alloc(0) };
  } finally {
    response.destroy();
  }
}

/** Name servers are asked in a way that cannot be called off. */
function orStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(stop.reason);
    if (stop.aborted) stopped();
    stop.addEventListener('abort', stopped, { once: true });
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', stopped));
  });
}

async function sent(asked: Request, addresses: readonly LookupAddress[], signal: AbortSignal) {
  const { url, userAgent, isCut = false } = asked;
  const { request: send } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const lookup: RequestOptions['lookup'] = (_host, { all }, give) => {
    const first = addresses[0]!;
    if (all === true) give(null, [...addresses]);
    else give(null, first.address, first.family);
  };
  return new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      'User-Agent': userAgent,
      Accept: isCut ? '*/*' : ACCEPT,
      'Accept-Language': 'vi, *;q=0.5',
      'Accept-Encoding': isCut ? 'identity' : 'gzip, deflate, br',
    };
    // A shared agent would hand out connections that someone else has opened.
    const options = { host: url.hostname.replace(/^\[|\]$/gu, ''), port: url.port, path: url.pathname + url.search };
    send({ ...options, headers, agent: false, lookup, signal }, resolve)
      .on('error', reject)
      .end();
  });
}

async function bodyOf(response: IncomingMessage, asked: Request): Promise<Buffer> {
  const { url, maxBytes, isCut = false } = asked;
  const tooLarge = () => new SolieuError('web/too-large', `${url.href} has more than ${maxBytes} bytes.`);
  if (!isCut && Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length <= maxBytes) continue;
    if (!isCut) throw tooLarge();
    break;
  }
  const body = Buffer.concat(parts).subarray(0, maxBytes);
  try {
    return unpackedBody(body, response.headers['content-encoding'] ?? '', url.href, { maxBytes });
  } catch (error) {
    throw error instanceof SolieuError && error.code === 'input/too-large' ? tooLarge() : error;
  }
}
