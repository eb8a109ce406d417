// Secrets from chance, and what is kept of them.
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, in 43 characters that may stand in an address, a header and a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Letters and digits from chance, to tell one thing from another; nothing secret. */
export function newMark(bytes = 6): string {
  return randomBytes(bytes).toString('hex');
}

/** SHA-256 in hex. Nobody finds a secret of 256 bits by trying, so no slower hash is needed for it. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Another secret that only this one leads to; `purpose` keeps several of them apart. */
export function derivedSecret(secret: string, purpose: string): string {
  return createHash('sha256').update(`${purpose}\n${secret}`).digest('base64url');
}
