// The door of the bench: fakes for everything that says who may come in.
import { memoryKeys } from '../../src/adapters/memory/keys.ts';
import { memoryLimits } from '../../src/adapters/memory/limits.ts';
import { memoryCodes, memoryLinks } from '../../src/adapters/memory/links.ts';
import { memoryStaff } from '../../src/adapters/memory/staff.ts';
import { uploadRoom } from '../../src/adapters/door/uploads.ts';
import { composeChange } from '../../src/adapters/notices/compose-change.ts';
import { composeCode } from '../../src/adapters/notices/compose-code.ts';
import type { Door } from '../../src/api/door.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Mail } from '../../src/ports/mail.ts';

export type BenchDoor = Door & { readonly mails: readonly Mail[] };

/** Where browsers reach the bench: its cookies are those of a real installation. */
export const publicUrl = 'https://returns.example';

export function benchDoor(clock: Clock, changes: Partial<Door> = {}): BenchDoor {
  const mails: Mail[] = [];
  const send = (mail: Mail) => {
    mails.push(mail);
    return Promise.resolve({ kind: 'sent' as const });
  };
  return {
    ...memoryStaff(clock),
    keys: memoryKeys(clock),
    links: memoryLinks(clock),
    codes: memoryCodes(clock),
    limits: memoryLimits(),
    uploads: uploadRoom(100 * 1_048_576),
    mailer: { send },
    composeCode,
    composeChange,
    publicUrl,
    addressOf: () => '192.0.2.1',
    mails,
    ...changes,
  };
}
