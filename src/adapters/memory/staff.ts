// Staff and their sessions in memory; passwords are plain words here, and a session is named after who opened it.
import { hoursFrom } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { Staff, StaffMember } from '../../ports/staff.ts';

interface Kept {
  readonly clock: Clock;
  readonly members: Map<string, { readonly member: StaffMember; readonly password: string | null }>;
  /** Whose each open session is, by its token. */
  readonly open: Map<string, string>;
}

/** Sessions end with a new password or a disabled account, as they do in the database; they do not run out. */
export function memoryStaff(clock: Clock): { readonly staff: Staff; readonly sessions: Sessions } {
  const kept: Kept = { clock, members: new Map(), open: new Map() };
  return { staff: staffIn(kept), sessions: sessionsIn(kept) };
}

function staffIn(kept: Kept): Staff {
  const { clock, members, open } = kept;
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
      members.set(member.name, { member: added, password });
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
      members.set(name, { member, password: password ?? before.password });
      const endsSessions = password !== undefined || disabled === true;
      for (const [token, owner] of open) if (endsSessions && owner === name) open.delete(token);
      return member;
    },
    async byPassword(name, password) {
      const found = members.get(name);
      return found?.password === password && found.member.disabledAt === null ? found.member : undefined;
    },
    async byIdentity({ subject, email }) {
      const there = all().filter(({ disabledAt }) => disabledAt === null);
      const bySubject = there.find((member) => member.subject === subject);
      return bySubject ?? there.find((member) => email !== null && member.email === email && member.subject === null);
    },
  };
}

function sessionsIn({ clock, members, open }: Kept): Sessions {
  let opened = 0;
  const about = async (token: string) => ({ csrf: `csrf-of-${token}`, endsAt: hoursFrom(await clock.now(), 12) });
  return {
    async open(name) {
      opened += 1;
      const token = `session-${opened}-of-${name}`;
      open.set(token, name);
      return { token, ...(await about(token)) };
    },
    async find(token) {
      const member = members.get(open.get(token) ?? '')?.member;
      if (member === undefined) return undefined;
      const { role, name, shop } = member;
      return { principal: { role, name, ...(shop !== null && { shop }) }, ...(await about(token)) };
    },
    end: async (token) => void open.delete(token),
  };
}
