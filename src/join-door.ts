// Joins who may come in with the database, the mail server, and the company's own sign-in where there is one.
import { clientAddress } from './adapters/door/client-address.ts';
import { databaseCodes } from './adapters/door/codes.ts';
import { companySignIn } from './adapters/door/company-sign-in.ts';
import { databaseKeys } from './adapters/door/keys.ts';
import { rateLimits } from './adapters/door/limits.ts';
import { databaseLinks } from './adapters/door/links.ts';
import { argonPasswords } from './adapters/door/passwords.ts';
import { databaseSessions } from './adapters/door/sessions.ts';
import { databaseStaff } from './adapters/door/staff.ts';
import { uploadRoom } from './adapters/door/uploads.ts';
import type { OpenDatabase } from './adapters/database.ts';
import { composeChange } from './adapters/notices/compose-change.ts';
import { composeCode } from './adapters/notices/compose-code.ts';
import { wallClock } from './adapters/return-clock.ts';
import type { Door } from './api/door.ts';
import type { Mailer } from './ports/mail.ts';
import type { Settings } from './settings.ts';

/** Keys, sessions and links run out by the wall clock, whatever time returns have. */
export function joinDoor(settings: Settings, db: OpenDatabase['db'], mailer: Mailer): Door {
  const { door, databaseUrl, publicUrl } = settings;
  const clock = wallClock();
  const passwords = argonPasswords();
  const redirectUrl = `${publicUrl}/v1/session/oidc/callback`;
  return {
    keys: databaseKeys(db, clock),
    staff: databaseStaff(db, clock, passwords),
    sessions: databaseSessions(db, clock, door.session),
    links: databaseLinks(db, clock),
    codes: databaseCodes(db, clock, passwords),
    limits: rateLimits(door.perKey, databaseUrl === null ? null : db),
    uploads: uploadRoom(door.uploadBytes),
    mailer,
    composeCode,
    composeChange,
    publicUrl,
    addressOf: clientAddress(door.trustedProxies),
    ...(door.oidc !== null && { companySignIn: companySignIn({ ...door.oidc, redirectUrl }) }),
  };
}
