// Joins the settings to the commands about them.
import type { Command } from './cli/command-line.ts';
import { settingsPage, type ShownSetting } from './cli/settings-page.ts';
import { readSettings, settingVariables, type Variable } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function settingsCommands(environment: Environment): readonly Command[] {
  return [
    {
      name: 'settings',
      says: 'Lists every variable that is read from the environment, what it means and what it is set to.',
      async run() {
        const settings = settingsList(environment);
        const wrong = whatIsWrong(environment);
        const text = `${settingsPage(settings)}${wrong.map((sentence) => `\n${sentence}\n`).join('')}`;
        return { isWell: wrong.length === 0, text, json: { settings, wrong } };
      },
    },
  ];
}

/** Nothing of a secret but whether it is set. */
function settingsList(environment: Environment): readonly ShownSetting[] {
  return [...settingVariables(), ...ofTemporal].map(({ name, meaning, isSecret, otherwise }) => {
    const value = environment[name] || null;
    return { name, meaning, isSecret, isSet: value !== null, value: isSecret ? null : value, default: otherwise };
  });
}

/** One sentence for each variable that cannot be used. */
function whatIsWrong(environment: Environment): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n');
  }
}

/** As the Temporal CLI reads them. */
const ofTemporal: readonly Variable[] = [
  of('TEMPORAL_ADDRESS', 'address of the Temporal server', { otherwise: 'localhost:7233' }),
  of('TEMPORAL_NAMESPACE', 'its namespace for our returns', { otherwise: 'default' }),
  of('TEMPORAL_API_KEY', 'key for Temporal Cloud; it switches TLS on', { isSecret: true }),
  of('TEMPORAL_TLS', 'whether the connection is encrypted: true or false'),
  of('TEMPORAL_TLS_CLIENT_CERT_PATH', 'file of our certificate'),
  of('TEMPORAL_TLS_CLIENT_CERT_DATA', 'our certificate itself', { isSecret: true }),
  of('TEMPORAL_TLS_CLIENT_KEY_PATH', 'file of our certificate’s key'),
  of('TEMPORAL_TLS_CLIENT_KEY_DATA', 'that key itself', { isSecret: true }),
  of('TEMPORAL_TLS_SERVER_CA_CERT_PATH', 'file of the certificate that the server’s own must come from'),
  of('TEMPORAL_TLS_SERVER_CA_CERT_DATA', 'that certificate itself', { isSecret: true }),
  of('TEMPORAL_TLS_SERVER_NAME', 'name that the server’s certificate must have'),
  of('TEMPORAL_CONFIG_FILE', 'file of the Temporal CLI from which all of this is read where it is not set here'),
  of('TEMPORAL_PROFILE', 'the part of that file that counts', { otherwise: 'default' }),
];

function of(name: string, meaning: string, more: Partial<Variable> = {}): Variable {
  return { name, meaning, otherwise: null, isSecret: false, ...more };
}
