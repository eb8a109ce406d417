// Who speaks, as histories and the audit name them.
import type { Principal } from '../contract/can.ts';
import type { Who } from '../domain/vocabulary.ts';

/** From the key alone. The mail system is the shop's own and speaks as `shop`. */
export function whoOf({ role, name }: Principal): Who {
  if (role === 'mail') return 'shop';
  return bareRoles.includes(role) || name === undefined ? role : `${role}:${name}`;
}

const bareRoles: readonly string[] = ['customer', 'shop', 'carrier', 'provider'];
