// The address that a request comes from, when proxies of ours may stand between.
import { BlockList, isIP } from 'node:net';

/**
 * The socket's own address; where that is a proxy that we trust, the last address of X-Forwarded-For that is none. What
 * stands before that one anybody may have written. Of IPv6 the first 64 bits count: the rest is one customer's to choose.
 *
 * @param proxies addresses and networks such as `10.0.0.0/8`
 */
export function clientAddress(
  proxies: readonly string[],
): (socket: string | undefined, forwarded: string | null) => string {
  const trusted = listOf(proxies);
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, familyOf(address));
  return (socket, forwarded) => {
    const own = plain(socket ?? '');
    if (!isTrusted(own)) return counted(own);
    const hops = (forwarded ?? '').split(',').map((hop) => plain(hop.trim()));
    return counted(hops.toReversed().find((hop) => !isTrusted(hop)) || own);
  };
}

function listOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

/** Whether it can stand in the list of proxies. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** IPv4 that came through a socket for both: `::ffff:192.0.2.1`. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

/** `2001:db8::1` as `2001:db8:0:0`; whatever is no address counts as one and the same. */
function counted(address: string): string {
  if (isIP(address) === 4) return address;
  if (isIP(address) !== 6) return 'unknown';
  const [front = '', back] = address.split('::');
  const groups = front === '' ? [] : front.split(':');
  const behind = back === undefined || back === '' ? 0 : back.split(':').length;
  const zeros = back === undefined ? 0 : Math.max(0, 8 - groups.length - behind);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(back ?? '').split(':')];
  return all
    .slice(0, 4)
    .map((group) => parseInt(group || '0', 16).toString(16))
    .join(':');
}
