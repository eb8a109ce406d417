// What the API needs to know of those who come in.
import type { CompanySignIn } from '../ports/sign-in.ts';
import type { Keys } from '../ports/keys.ts';
import type { Limits } from '../ports/limits.ts';
import type { Codes, Links } from '../ports/links.ts';
import type { Mailer } from '../ports/mail.ts';
import type { ComposeChange, ComposeCode } from '../ports/notices.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { Staff } from '../ports/staff.ts';
import type { Uploads } from '../ports/uploads.ts';

export interface Door {
  readonly keys: Keys;
  readonly staff: Staff;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly codes: Codes;
  readonly limits: Limits;
  readonly uploads: Uploads;
  /** Undefined: the company has no sign-in of its own, or has not told us of it. */
  readonly companySignIn?: CompanySignIn;
  readonly mailer: Mailer;
  readonly composeCode: ComposeCode;
  readonly composeChange: ComposeChange;
  /** Where browsers reach us, without a slash at its end. */
  readonly publicUrl: string;
  /** The address that a request comes from, by the socket's and by what proxies that we trust say (X-Forwarded-For). */
  readonly addressOf: (socket: string | undefined, forwarded: string | null) => string;
}
