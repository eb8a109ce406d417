// What every message has beside the fields of its event.
import { line, typedInstant } from './typed.ts';

export const messageId = line(1, 200).openapi('MessageId', {
  description:
    'The sender’s own id of this message: the same id is the same message, however often it is sent. Something else needs another id. Needed, unless the header `Idempotency-Key` gives it.',
  example: 'scan-4711',
});

export const messageAt = typedInstant.openapi('MessageAt', {
  description:
    'When the fact happened, for those whose source tells it: scans, reports, and e-mails that staff enter. Not later than now; without it the fact happens with the message. What customers say counts from its arrival: they leave it out.',
});
