import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isProblem } from '../../corpus/index.js';
import { readUnread } from '../../corpus/unread.js';
import { isPublic, type Network } from '../../corpus/web/addresses.js';
import { takeWeb, type WebOptions } from '../../corpus/web/index.js';

/** What a made web server does with one request. */
export type Handler = (response: ServerResponse, request: IncomingMessage) => void;

/** A web server on this machine that answers for any number of hosts. */
export interface Site {
  /** `http://bao.example:PORT/path` */
  at(path: string, host?: string): string;
  /** Names of any host lead to this server, and it may be reached. */
  readonly network: Network;
  /** What was asked for, `host/path`, in order. */
  readonly asked: string[];
  /** Its answers by `/path`, or `host/path`. */
  answers: Readonly<Record<string, Handler>>;
  /** Runs `takeWeb` with this server as the network, and reads what it gives. */
  fetch(urls: readonly string[], options?: WebOptions): Promise<Found>;
  close(): Promise<void>;
}

export interface Found {
  readonly articles: readonly { readonly source: string; readonly url?: string; readonly title?: string }[];
  /** `code source`, with the port left out. */
  readonly problems: readonly string[];
  readonly texts: readonly string[];
}

export const html = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Handler => {
  return (response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
};
export const xml = (body: string | Buffer, type = 'application/xml'): Handler => html(body, { 'Content-Type': type });
export const text = (body: string): Handler => html(body, { 'Content-Type': 'text/plain' });
export const redirect =
  (location: string, status = 302): Handler =>
  (response) =>
    response.writeHead(status, { Location: location }).end();
export const status =
  (code: number): Handler =>
  (response) =>
    response
      .writeHead(code, { 'Content-Type': 'text/html' })
      .end('<html><body><p>Không có trang này</p></body></html>');

/** Addresses of made hosts that are not the server's own. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'noi-bo.example': ['10.1.2.3'],
  'hai-mat.example': ['127.0.0.1', '192.168.1.1'],
  'anh-xa.example': ['::ffff:10.0.0.1'],
};

export async function siteOf(): Promise<Site> {
  const server = createServer((request, response) => {
    const host = request.headers.host?.replace(/:\d+$/u, '') ?? '';
    site.asked.push(`${host}${request.url}`);
    const { answers } = site;
    const handler = answers[`${host}${request.url}`] ?? answers[request.url ?? ''] ?? status(404);
    handler(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const network = {
    async resolve(host: string) {
      if (host === 'khong-co.example') throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
      const found = ELSEWHERE[host] ?? ['127.0.0.1'];
      return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    mayReach: (address: string) => address === '127.0.0.1' || isPublic(address),
  };
  const site: Site = {
    at: (path, host = 'bao.example') => `http://${host}:${port}${path}`,
    network,
    asked: [],
    answers: {},
    async fetch(urls, options = {}) {
      const articles: Found['articles'][number][] = [];
      const problems: string[] = [];
      const texts: string[] = [];
      for await (const item of takeWeb(urls, { pause: 0, network, ...options })) {
        const read = 'code' in item ? item : readUnread(item);
        if (isProblem(read)) {
          problems.push(`${read.code} ${read.source.replace(`:${port}`, '')}`);
          continue;
        }
        const { source, url = '', title = '' } = read;
        articles.push({ source: source.replace(`:${port}`, ''), url: url.replace(`:${port}`, ''), title });
        texts.push(read.text);
      }
      return { articles, problems, texts };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return site;
}
