// What a developer reads when everything has started: what is where, the keys, and what to do next.
import colours from 'picocolors';

export interface Whereabouts {
  readonly api: string;
  readonly inbox: string;
  readonly temporalUi: string;
  readonly temporalAddress: string;
  readonly sandbox: string;
  readonly data: string;
  /** One development key for each owner: `agent:dev`, `shop:soocas`, `customer`. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Colours are left out where the output is no terminal. */
export function welcome(whereabouts: Whereabouts): string {
  const { api, inbox, temporalUi, temporalAddress, sandbox, data, keys } = whereabouts;
  const places = {
    'Temporal UI': temporalUi,
    API: api,
    'Mail inbox': inbox,
    Temporal: temporalAddress,
    'Sandbox payment provider': sandbox,
    Data: data,
  };
  return [
    '',
    colours.bold('Homeward is up.'),
    ...columns(places),
    '',
    colours.bold('Development keys'),
    ...columns(keys),
    '',
    colours.bold('What to do next'),
    ...nextCommands(whereabouts).flatMap(([what, command]) => [colours.dim(`  # ${what}`), `  ${command}`]),
    '',
    'Ctrl-C stops all of it; started again, it goes on with the returns that are open.',
    '',
  ].join('\n');
}

function nextCommands({ api, temporalAddress, keys }: Whereabouts): readonly (readonly [string, string])[] {
  const agent = keys['agent:dev'] ?? 'KEY';
  const approval = `'{"id":"approval-1","by":"agent:dev","reason":"all evidence is there"}'`;
  return [
    ['stories of returns, told as they happen, on a server of their own', 'npm run demo'],
    ['the open returns', `$(./temporal-dev.sh cli) workflow list --address ${temporalAddress}`],
    [
      'one return, by the RMA number that the API answered',
      `curl -s -H 'Authorization: Bearer ${agent}' ${api}/v1/returns/RMA`,
    ],
    [
      'approve it, as any Temporal client can',
      `$(./temporal-dev.sh cli) workflow signal --address ${temporalAddress} -w return-RMA --name approve --input ${approval}`,
    ],
    ['how a shop starts a return: see README.md', `curl -s ${api}/healthz`],
  ];
}

function columns(rows: Readonly<Record<string, string>>): readonly string[] {
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  return Object.entries(rows).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
