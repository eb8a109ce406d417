// Staff and their sessions in memory; passwords are plain words here, and a session is named after who opened it.
import { hoursFrom } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { ProvenMember, Staff, StaffMember } from '../../ports/staff.ts';

interface Kept {
  readonly clock: Clock;
  readonly members: Map<string, KeptMember>;
  /** What was proved for each open session, by its token. */
  readonly open: Map<string, Proven>;
}

interface KeptMember {
  readonly member: StaffMember;
  readonly password: string | null;
  readonly credentials: number;
}

type Proven = Pick<ProvenMember, 'name' | 'credentials'>;

/** Sessions end with a new password or a disabled account, as they do in the database; they do not run out. */
export function memoryStaff(clock: Clock): { readonly staff: Staff; readonly sessions: Sessions } {
  const kept: Kept = { clock, members: new Map(), open: new Map() };
  return { staff: staffIn(kept), sessions: sessionsIn(kept) };
}

function staffIn(kept: Kept): Staff {
  const { clock, members } = kept;
  const proven = ({ member, credentials }: KeptMember): ProvenMember => ({ ...member, credentials });
  const all = () => [...members.values()].map(({ member }) => member);
  const isTaken = ({ name, email, subject }: Pick<StaffMember, 'name' | 'email' | 'subject'>): boolean =>
    all().some(
      (other) =>
        other.name !== name &&
        ((email !== null && other.email === email) || (subject !== null && other.subject === subject)),
    );
  return {
    async add({ password, ...member }) {
      const added = { ...member, hasPassword: password !== null, addedAt: await clock.now(), disabledAt: null };
      if (members.has(member.name) || isTaken(member)) return 'taken';
      members.set(member.name, { member: added, password, credentials: 1 });
      return added;
    },
    list: async (shop) => all().filter((member) => (shop ?? member.shop) === member.shop),
    find: async (name) => members.get(name)?.member,
    async change(name, { password, disabled, ...plain }) {
      const now = await clock.now();
      const before = members.get(name);
      if (before === undefined) return undefined;
      const disabledAt = disabled === undefined ? before.member.disabledAt : disabled ? now : null;
      const hasPassword = before.member.hasPassword || password !== undefined;
      const member = { ...before.member, ...plain, hasPassword, disabledAt };
      if (isTaken(member)) return 'taken';
      const credentials = before.credentials + (password !== undefined || disabled === true ? 1 : 0);
      members.set(name, { member, password: password ?? before.password, credentials });
      return member;
    },
    async byPassword(name, password) {
      const found = members.get(name);
      return found?.password === password && found.member.disabledAt === null ? proven(found) : undefined;
    },
    async byIdentity({ subject, email }) {
      const there = [...members.values()].filter(({ member }) => member.disabledAt === null);
      const known =
        there.find(({ member }) => member.subject === subject) ??
        there.find(({ member }) => email !== null && member.email === email && member.subject === null);
      return known && proven(known);
    },
  };
}

function sessionsIn({ clock, members, open }: Kept): Sessions {
  let opened = 0;
  const isOfNow = ({ name, credentials }: Proven) => {
    const kept = members.get(name);
    return kept?.credentials === credentials && kept.member.disabledAt === null;
  };
  const about = async (token: string) => ({ csrf: `csrf-of-${token}`, endsAt: hoursFrom(await clock.now(), 12) });
  return {
    async open({ name, credentials }) {
      if (!isOfNow({ name, credentials })) return undefined;
      opened += 1;
      const token = `session-${opened}-of-${name}`;
      open.set(token, { name, credentials });
      return { token, ...(await about(token)) };
    },
    async find(token) {
      const proven = open.get(token);
      const member = proven && isOfNow(proven) ? members.get(proven.name)?.member : undefined;
      if (member === undefined) return undefined;
      const { role, name, shop } = member;
      return { principal: { role, name, ...(shop !== null && { shop }) }, ...(await about(token)) };
    },
    end: async (token) => void open.delete(token),
  };
}
