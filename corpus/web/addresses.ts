import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { SolieuError } from '../../pipeline/model/index.js';

/** How names become addresses, and which of these may be reached. */
export interface Network {
  resolve(host: string): Promise<readonly LookupAddress[]>;
  mayReach(address: string): boolean;
}

/** The network outside, without the machine itself and the networks that it stands in. */
export const outside: Network = { resolve: (host) => lookup(host, { all: true }), mayReach: isPublic };

/** IANA's registries of special-purpose addresses: what is in them is no server of the public web. */
const SPECIAL: readonly (readonly [net: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Tunnels (Teredo, 6to4) hold an IPv4 address that they lead to.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [net, prefix] of SPECIAL) special.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4');
/** All that is given out of IPv6; outside are loopback, local, multicast, mapped and translated IPv4 addresses. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** True for addresses of the public internet. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !special.check(address, 'ipv4');
  return version === 6 && !address.includes('%') && global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** `localhost.` and names below it mean the machine itself, whatever a name server says. */
const OWN_NAME = /(?:^|\.)localhost\.?$/iu;

/**
 * The addresses of a host, all of them looked at: a name with one private address among others is refused as a whole.
 *
 * @throws SolieuError `web/private-address`, `web/unreachable`
 */
export async function reachable(url: URL, network: Network): Promise<readonly LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (OWN_NAME.test(host)) throw privateAt(url, host);
  const family = isIP(host);
  const found = family > 0 ? [{ address: host, family }] : await resolved(url, host, network);
  const refused = found.find(({ address }) => !network.mayReach(address));
  if (refused !== undefined) throw privateAt(url, refused.address);
  return found;
}

const privateAt = (url: URL, address: string): SolieuError =>
  new SolieuError('web/private-address', `${url.href} is at ${address}, which is not on the public internet.`);

async function resolved(url: URL, host: string, network: Network): Promise<readonly LookupAddress[]> {
  try {
    const found = await network.resolve(host);
    if (found.length > 0) return found;
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? 'no answer';
    throw new SolieuError('web/unreachable', `${url.href} is at a host that is not found (${why}).`, { cause });
  }
  throw new SolieuError('web/unreachable', `${url.href} is at a host that has no address.`);
}
