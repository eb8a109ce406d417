// How the mail server is spoken to, beside its address.
import { z } from 'zod';
import { secret } from './settings-types.ts';

export const mailVariables = {
  HOMEWARD_SMTP_USER: z.string().optional().describe('our name at the mail server; without it no login is tried'),
  HOMEWARD_SMTP_PASSWORD: secret(z.string().optional().describe('the password that goes with it')),
  HOMEWARD_SMTP_TLS: z
    .enum(['if-offered', 'required', 'from-the-start'], 'if-offered, required or from-the-start')
    .default('if-offered')
    .describe('when the connection is encrypted; from-the-start is usual on port 465, required on port 587'),
};

type Values = z.infer<z.ZodObject<typeof mailVariables>>;

/** What `smtpMailer` takes beside host and port. */
export function smtpSettings({
  HOMEWARD_SMTP_USER: user,
  HOMEWARD_SMTP_PASSWORD: password,
  HOMEWARD_SMTP_TLS: tls,
}: Values) {
  return {
    secure: tls === 'from-the-start',
    requireTls: tls === 'required',
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  };
}
