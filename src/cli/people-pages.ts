// Keys and staff as tables.
import { shown, tableOf } from './page.ts';

interface ShownKey {
  readonly id: string;
  readonly prefix: string;
  readonly role: string;
  readonly shop: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export function keysPage(keys: readonly ShownKey[]): string {
  if (keys.length === 0) return 'There are no keys.\n';
  const columns = [
    { head: 'Key', most: 36 },
    { head: 'Of', most: 14 },
    { head: 'For', most: 24 },
    { head: 'Used', most: 14 },
  ];
  const rows = keys.map(({ id, prefix, role, shop, name, scopes, lastUsedAt, revokedAt }) => [
    [`${prefix}…`, id],
    [role, shop ?? 'all shops'],
    [shown(name), scopes.join(', ')],
    [revokedAt === null ? (lastUsedAt ?? 'never') : `revoked ${revokedAt}`],
  ]);
  return `${tableOf(columns, rows).join('\n')}\n`;
}

/** The one time that the key is shown; on a line of its own, to be taken from there. */
export function madeKeyPage(key: string): string {
  return `The key, which is shown this once:\n\n${key}\n`;
}

interface ShownMember {
  readonly name: string;
  readonly role: string;
  readonly shop: string | null;
  readonly email: string | null;
  readonly subject: string | null;
  readonly hasPassword: boolean;
  readonly disabledAt: string | null;
}

export function staffPage(staff: readonly ShownMember[]): string {
  if (staff.length === 0) return 'There is nobody yet.\n';
  const columns = [
    { head: 'Name', most: 24 },
    { head: 'Role', most: 12 },
    { head: 'Shop', most: 14 },
    { head: 'Signs in by', most: 36 },
  ];
  const rows = staff.map(({ name, role, shop, email, subject, hasPassword, disabledAt }) => {
    const company = shown(subject ?? email ?? '');
    const ways = [...(hasPassword ? ['password'] : []), ...(company === '' ? [] : [`the company (${company})`])];
    const signsIn = ways.length === 0 ? 'nothing' : ways.join(', ');
    return [[name], [role], [shop ?? 'all shops'], [disabledAt === null ? signsIn : `disabled ${disabledAt}`]];
  });
  return `${tableOf(columns, rows).join('\n')}\n`;
}
