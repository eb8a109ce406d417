// The cookies by which a browser is known again.
import type { Door } from './door.ts';

export type CookieName = 'session' | 'sign-in';

/** The value of ours that the request carries; of two the first. */
export function cookieOf(door: Door, headers: Headers, name: CookieName): string | undefined {
  const wanted = `${fullName(door, name)}=`;
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
  return value !== undefined && /^[\w-]{1,200}$/.test(value) ? value : undefined;
}

/**
 * The header that sets it, or takes it away without a value. `__Host-` makes the browser refuse one that another host or
 * an unencrypted page has set; `Lax` lets it come along from a link in a mail, and what changes something needs more
 * than a cookie.
 */
export function cookieHeader(door: Door, name: CookieName, value?: string, seconds = 0): string {
  const age = value === undefined ? '; Max-Age=0' : seconds > 0 ? `; Max-Age=${seconds}` : '';
  const secure = isSecure(door) ? '; Secure' : '';
  return `${fullName(door, name)}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}

function fullName(door: Door, name: CookieName): string {
  return `${isSecure(door) ? '__Host-' : ''}homeward-${name}`;
}

/** Only on the developer's own machine a session may go unencrypted. */
function isSecure({ publicUrl }: Door): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
  return protocol !== 'http:' || !isLoopback;
}
