// Every setting of Homeward, read from the environment by the entry points and by nothing else.
import { join, resolve } from 'node:path';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import { carrierSettings, carrierVariables } from './settings-carriers.ts';
import { doorSettings, doorVariables } from './settings-door.ts';
import { clientSettings, clientVariables } from './settings-client.ts';
import { fileSettings, fileVariables } from './settings-files.ts';
import { mailVariables, smtpSettings } from './settings-mail.ts';
import { orderSettings, orderVariables } from './settings-orders.ts';
import { paymentSettings, paymentVariables } from './settings-payments.ts';
import { address, secret, whole } from './settings-types.ts';
import { webhookSettings, webhookVariables } from './settings-webhooks.ts';

/**
 * Reads the settings; a variable that is empty counts as not set.
 * Throws an `Error` with one sentence for each bad variable: its name, its value, and what is allowed instead.
 */
export function readSettings(environment: Environment) {
  const values = readVariables(environment);
  const data = resolve(values.HOMEWARD_DATA);
  return {
    temporal: temporalSettings(environment),
    /** Null: worker versioning is off. */
    build: values.HOMEWARD_BUILD ? { deploymentName: 'homeward', buildId: values.HOMEWARD_BUILD } : null,
    temporalUi: values.HOMEWARD_TEMPORAL_UI,
    timeSkipping: values.HOMEWARD_TIME_SKIPPING === 'yes',
    folders: {
      data,
      database: join(data, 'database'),
      files: join(data, 'files'),
      /** What is still coming in; on the local disk wherever files are kept. */
      incoming: join(data, 'incoming'),
      mail: join(data, 'mail'),
      cache: resolve('.homeward/cache'),
    },
    /** Null: the database is embedded. */
    databaseUrl: values.DATABASE_URL ?? null,
    /** Null: none but the packs that come along. */
    packsFolder: values.HOMEWARD_PACKS ? resolve(values.HOMEWARD_PACKS) : null,
    keysFile: values.HOMEWARD_KEYS_FILE ? resolve(values.HOMEWARD_KEYS_FILE) : join(data, 'keys.json'),
    apiHost: values.HOMEWARD_API_HOST,
    apiPort: values.HOMEWARD_API_PORT,
    /** Null: the workers' own figures are shown nowhere. */
    workerMetricsPort: values.HOMEWARD_WORKER_METRICS_PORT ?? null,
    /** Without a slash at its end. */
    publicUrl: (values.HOMEWARD_PUBLIC_URL ?? `http://127.0.0.1:${values.HOMEWARD_API_PORT}`).replace(/\/+$/, ''),
    /** How the commands reach the API; a null key: one of development is used. */
    client: clientSettings(values, values.HOMEWARD_API_PORT),
    inboxPort: values.HOMEWARD_INBOX_PORT,
    smtp: { host: values.HOMEWARD_SMTP_HOST, port: values.HOMEWARD_SMTP_PORT, ...smtpSettings(values) },
    catchesMail: values.HOMEWARD_MAIL_CATCHER === 'yes',
    carrier: carrierSettings(values),
    payments: paymentSettings(values),
    orders: orderSettings(values),
    door: doorSettings(values),
    webhooks: webhookSettings(values),
    /** Null: papers and evidence lie in their folder. */
    s3: fileSettings(values),
    sandbox: {
      url: values.HOMEWARD_SANDBOX_URL,
      key: values.HOMEWARD_SANDBOX_KEY,
      ledgerFile: join(data, 'sandbox-ledger.jsonl'),
      faults: values.HOMEWARD_SANDBOX_FAULTS === 'yes',
    },
  };
}

export type Settings = ReturnType<typeof readSettings>;

export interface Variable {
  readonly name: string;
  readonly meaning: string;
  /** What holds when it is not set; null: nothing does. */
  readonly otherwise: string | null;
  readonly isSecret: boolean;
}

/** Every variable that Homeward reads itself; those of Temporal are known to the Temporal CLI. */
export function settingVariables(): readonly Variable[] {
  return Object.entries(variables.shape).map(([name, type]) => {
    const otherwise: unknown = type.safeParse(undefined).data;
    return {
      name,
      meaning: type.description ?? '',
      otherwise: typeof otherwise === 'string' || typeof otherwise === 'number' ? String(otherwise) : null,
      isSecret: isSecret(name),
    };
  });
}

/** One line for each variable: its name, what it is for, and what holds when it is not set. */
export function settingsHelp(): string {
  const ours = settingVariables().map(
    ({ name, meaning, otherwise }) => `${name}: ${meaning}${otherwise === null ? '' : ` (default ${otherwise})`}`,
  );
  return [
    ...ours,
    'TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and what else the Temporal CLI knows: the Temporal to use',
  ].join('\n');
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The error of each type says what is allowed. */
const portNumber = whole(1, 65_535);
const yesOrNo = z.enum(['yes', 'no'], 'yes or no');

const variables = z.object({
  HOMEWARD_DATA: z
    .string()
    .default('.homeward/data')
    .describe('folder of the database, the mails, the papers, the keys and the ledger of the sandbox payment provider'),
  DATABASE_URL: secret(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'an address such as postgres://homeward:secret@127.0.0.1:5432/homeward',
      })
      .optional()
      .describe(
        'address of the PostgreSQL that all processes share; without it the database is embedded in one process',
      ),
  ),
  HOMEWARD_KEYS_FILE: z.string().optional().describe('file of the development keys (keys.json in the data folder)'),
  HOMEWARD_PACKS: z.string().optional().describe('folder of your own packs, which stand beside those that come along'),
  HOMEWARD_BUILD: z
    .string()
    .optional()
    .describe('id of this build where several run side by side; it is then made current by the temporal CLI'),
  HOMEWARD_API_HOST: z
    .union([z.ipv4(), z.ipv6()], 'an address of this machine, such as 127.0.0.1')
    .default('127.0.0.1')
    .describe('address on which the API listens; 0.0.0.0 is every one of this machine, as a container needs it'),
  HOMEWARD_API_PORT: portNumber.default(7234).describe('port of the API'),
  HOMEWARD_WORKER_METRICS_PORT: portNumber
    .optional()
    .describe('port, on 127.0.0.1, where Prometheus finds the figures of the workers of this process'),
  HOMEWARD_PUBLIC_URL: address
    .optional()
    .describe('where customers reach us, for the links in e-mails; without it the address of the API'),
  ...clientVariables,
  HOMEWARD_INBOX_PORT: portNumber.default(7235).describe('port of the web inbox of the mail catcher'),
  HOMEWARD_SMTP_HOST: z.string().default('127.0.0.1').describe('the mail server that takes our mails'),
  HOMEWARD_SMTP_PORT: portNumber.default(7236).describe('its port; the mail catcher listens there'),
  ...mailVariables,
  HOMEWARD_MAIL_CATCHER: yesOrNo.default('yes').describe('whether the mail catcher is started: yes or no'),
  HOMEWARD_SANDBOX_URL: address.default('http://127.0.0.1:7237').describe('address of the sandbox payment provider'),
  HOMEWARD_SANDBOX_KEY: secret(z.string().default('sandbox-development-key').describe('its key')),
  HOMEWARD_SANDBOX_FAULTS: yesOrNo.default('no').describe('whether it takes orders for faults, for tests: yes or no'),
  ...carrierVariables,
  ...paymentVariables,
  ...orderVariables,
  ...doorVariables,
  ...webhookVariables,
  ...fileVariables,
  HOMEWARD_TEMPORAL_UI: address.default('http://127.0.0.1:7238').describe('address of the Temporal UI, for links'),
  HOMEWARD_TIME_SKIPPING: yesOrNo
    .default('no')
    .describe('whether a return may have a time of its own, never in production: yes or no'),
});

function isSecret(name: string): boolean {
  const type = Object.entries(variables.shape).find(([known]) => known === name)?.[1];
  return type?.meta()?.['secret'] === true;
}

function readVariables(environment: Environment): z.infer<typeof variables> {
  const given = Object.fromEntries(Object.keys(variables.shape).map((name) => [name, environment[name] || undefined]));
  const read = variables.safeParse(given);
  if (read.success) return read.data;
  const sentences = read.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const said = isSecret(name) ? name : `${name}=${given[name]}`;
    return `${said} cannot be used: give ${message}, or unset it.`;
  });
  throw new Error([...new Set(sentences)].join('\n'));
}

/** Address, namespace, key and certificates, as the Temporal CLI reads them: from TEMPORAL_… and its own file. */
function temporalSettings(environment: Environment) {
  const overrideEnvVars = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  try {
    const { connectionOptions, namespace = 'default' } = loadClientConnectConfig({ overrideEnvVars });
    return { connection: connectionOptions, namespace };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The settings for Temporal cannot be used (${reason}): correct the TEMPORAL_ variables.`, {
      cause: error,
    });
  }
}
