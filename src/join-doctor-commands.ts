// Joins the checks of an installation to the command that makes them.
import { isatty } from 'node:tty';
import type { Command } from './cli/command-line.ts';
import { doctorPage } from './cli/doctor-page.ts';
import { paintOf } from './cli/page.ts';
import { bad, type CheckUp, ok, reasonIn, warn } from './domain/check-up.ts';
import { isHere, keysFile, publicAddress, timeSkipping } from './join-doctor-place.ts';
import { carrier, services } from './join-doctor-services.ts';
import { readSettings, type Settings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function doctorCommands(environment: Environment): readonly Command[] {
  const paint = paintOf(isatty(1) && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb');
  return [
    {
      name: 'doctor',
      says: 'Looks at all that Homeward needs, changes nothing, and says the cure of what is not well.',
      examples: ['doctor', 'doctor --json'],
      async run() {
        const checks = await examine(readSettings(environment));
        return {
          isWell: checks.every(({ verdict }) => verdict !== 'bad'),
          text: doctorPage(checks, paint),
          json: { checks },
        };
      },
    },
  ];
}

/** Side by side, each with a time limit of its own; what they need is loaded only now. */
async function examine(settings: Settings): Promise<readonly CheckUp[]> {
  const [{ checkTemporal }, { checkDatabase }, { checkService }] = await Promise.all([
    import('./adapters/doctor/temporal.ts'),
    import('./adapters/doctor/database.ts'),
    import('./adapters/doctor/services.ts'),
  ]);
  const { temporal, databaseUrl, folders } = settings;
  const found = await Promise.all([
    checkTemporal(temporal.connection, temporal.namespace),
    checkDatabase({ url: databaseUrl, folder: folders.database }),
    checkMail(settings),
    ...services(settings).map(async (service) => [await checkService(service)]),
    publicAddress(settings),
  ]);
  return [...found.flat(), ...carrier(settings), ...keysFile(settings), ...timeSkipping(settings)];
}

/** EHLO, STARTTLS and the login, and nothing is sent. */
async function checkMail({ smtp, catchesMail }: Settings): Promise<readonly CheckUp[]> {
  const { smtpMailer } = await import('./adapters/smtp-mailer.ts');
  const place = `${smtp.host}:${smtp.port}`;
  const mailer = smtpMailer(smtp);
  try {
    await mailer.verify();
    if (catchesMail)
      return [
        warn(
          'mail',
          `${place} answers, and mails are caught on this machine.`,
          'In production set HOMEWARD_MAIL_CATCHER=no, and HOMEWARD_SMTP_HOST.',
        ),
      ];
    if (!smtp.secure && !smtp.requireTls && !isHere(smtp.host))
      return [
        warn(
          'mail',
          `${place} takes our mails, unencrypted where it offers nothing else.`,
          'Set HOMEWARD_SMTP_TLS=required.',
        ),
      ];
    return [ok('mail', `${place} takes our mails.`)];
  } catch (error) {
    return [
      bad(
        'mail',
        `${place} does not take our mails (${reasonIn(error)}).`,
        'Start it, or correct HOMEWARD_SMTP_HOST, _PORT, _TLS, _USER and _PASSWORD.',
      ),
    ];
  } finally {
    mailer.close();
  }
}
