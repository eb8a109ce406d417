// Which addresses webhooks may go to: public ones, by https. Whoever may name an address here could else reach whatever
// stands behind our own wall.
import { lookup as resolve } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Refuses what leads into a private network, wherever a name points at the moment of the connection. */
export const publicLookup: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }).then(
    (found) => {
      const [first] = found;
      const hidden = found.find(({ address }) => isPrivate(address));
      if (first === undefined || hidden !== undefined) return callback(new PrivateAddress(host), '', 0);
      if (options.all === true) return callback(null, found);
      return callback(null, first.address, first.family);
    },
    (error: NodeJS.ErrnoException) => callback(error, '', 0),
  );
};

/** The name of a webhook's address leads to where none may go. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} leads into a private network.`);
    this.name = 'PrivateAddress';
  }
}

/** A sentence why nothing can be sent there; what its name leads to is looked at when it is sent. */
export function unfitAddress(text: string, { allowPrivate }: { readonly allowPrivate: boolean }): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || text.length > mostCharacters)
    return 'An address such as https://shop.example/hooks is wanted.';
  if (url.username !== '' || url.password !== '') return 'An address has no name and no password in it.';
  if (url.hash !== '') return 'An address has nothing behind a `#`.';
  const host = hostOf(url);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return 'The address begins with https://.';
  if (!allowPrivate && (isPrivate(host) || /(^|\.)localhost\.?$/.test(host)))
    return 'The address lies in a private network.';
  return undefined;
}

const mostCharacters = 2000;

/** Without the brackets of IPv6. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** What is no address by itself is none here: its name is looked up. */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return closed.check(address, 'ipv4');
  // Of IPv6 only the part that is given out is public, less what wraps an address of IPv4.
  return family === 6 && (!open.check(address, 'ipv6') || closed.check(address, 'ipv6'));
}

const closed = new BlockList();
for (const [net, bits] of [
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
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
