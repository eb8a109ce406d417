// E-mail addresses: which of them we write to, and how they are kept out of reports.
import { domainToASCII } from 'node:url';

/**
 * What is wrong with an address, as the end of "this is not an e-mail address: …"; undefined: mail can be sent to it.
 * It names the flaw and never the address. Stricter than RFC 5321: no quoted names and no addresses by number.
 */
export function addressFlaw(address: string): string | undefined {
  if (address === '') return 'it is empty';
  if (!address.isWellFormed()) return 'it has half a character';
  if (Buffer.byteLength(address) > longest) return `it has more than ${longest} bytes`;
  const [local = '', domain, ...more] = address.split('@');
  if (domain === undefined) return 'it has no @';
  if (more.length > 0) return 'it has more than one @';
  return localFlaw(local) ?? domainFlaw(domain);
}

/** The address as it is handed to a mail server: a domain of other letters in its ASCII form. */
export function asciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

/**
 * A text of a mail server, which likes to repeat the address, for places where nothing personal may stand. It is looked
 * for where a word begins and nowhere else: a word without an end would else be read anew from each of its letters.
 */
export function withoutAddresses(text: string): string {
  return text.replace(/(?<![^\s<>()[\],;:"@])[^\s<>()[\],;:"@]+@[^\s<>()[\],;:"@]+/gu, '(address)');
}

/** Of RFC 5321, in bytes: of the whole, and of what stands before the @. */
const longest = 254;
const longestLocal = 64;

function localFlaw(local: string): string | undefined {
  if (local === '') return 'nothing stands before the @';
  if (Buffer.byteLength(local) > longestLocal) return `more than ${longestLocal} bytes stand before the @`;
  if (!/^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local)) return 'before the @ stands a sign that may not';
  return /^\.|\.\.|\.$/.test(local) ? 'before the @ a dot stands at an end or beside another' : undefined;
}

function domainFlaw(domain: string): string | undefined {
  if (domain === '') return 'nothing stands behind the @';
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return 'behind the @ stands a sign that may not';
  // A full-width letter reads like another one, and a mail server may take it for that one or not.
  if (domain.normalize('NFKC') !== domain) return 'behind the @ stands a letter in the form of another';
  const labels = domainToASCII(domain).split('.');
  const fits = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (!fits) return 'what stands behind the @ is no name of a domain';
  return /^[0-9]+$/.test(labels.at(-1) ?? '') ? 'a number stands behind the @ instead of a name' : undefined;
}
