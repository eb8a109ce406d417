// The folder table: what each folder may load. The README shows the same table, and imports.test.ts holds both together.

export interface FolderRule {
  readonly folders: readonly string[];
  /** Words of `words`, or a package's name in backticks. */
  readonly mayLoad: readonly string[];
  /** Further ones, by `import type` only. */
  readonly asTypes?: readonly string[];
}

/** The most special folder comes first where one lies in another. */
export const table: readonly FolderRule[] = [
  { folders: ['src/domain'], mayLoad: ['nothing'] },
  { folders: ['src/calendar'], mayLoad: ['domain', 'the date library', 'holiday data'] },
  { folders: ['src/policy'], mayLoad: ['domain', 'calendar', 'zod', 'yaml'] },
  { folders: ['src/life'], mayLoad: ['domain', 'contract'] },
  {
    folders: ['src/case'],
    mayLoad: ['domain', 'calendar', 'policy', 'life', 'contract', 'zod'],
    // The book of policies is a port that packs can answer; only its form is taken from there.
    asTypes: ['ports'],
  },
  { folders: ['src/contract'], mayLoad: ['domain', '`@temporalio/workflow`'] },
  { folders: ['src/ports'], mayLoad: ['domain', 'contract'] },
  { folders: ['src/adapters'], mayLoad: ['domain', 'contract', 'ports', 'Node', 'packages'] },
  { folders: ['src/api'], mayLoad: ['domain', 'contract', 'ports', 'the router'] },
  {
    folders: ['workflows'],
    mayLoad: ['domain', 'contract', 'life', '`@temporalio/workflow`'],
    asTypes: ['activities'],
  },
  { folders: ['activities'], mayLoad: ['domain', 'contract', 'case', 'ports', '`@temporalio/activity`'] },
  { folders: ['src/client'], mayLoad: ['domain', 'contract'], asTypes: ['api'] },
  { folders: ['src/cli'], mayLoad: ['domain', 'contract', 'client', 'their packages'] },
];

/** What a word of the table stands for: folders of ours, or packages by name; a star stands for all of them. */
export const words: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  domain: ['src/domain'],
  calendar: ['src/calendar'],
  policy: ['src/policy'],
  life: ['src/life'],
  case: ['src/case'],
  contract: ['src/contract'],
  ports: ['src/ports'],
  api: ['src/api'],
  client: ['src/client'],
  activities: ['activities'],
  zod: ['zod'],
  yaml: ['yaml'],
  Node: ['node:*'],
  packages: ['*'],
  'their packages': ['*', 'node:*'],
  'the router': ['hono', '@hono/zod-openapi'],
  'the date library': ['temporal-polyfill'],
  // A big library that few packs need is loaded when one names it, which takes createRequire.
  'holiday data': ['chinese-days', 'date-holidays', 'node:module'],
};

/** Packages that one folder loads for all others, which ask it instead. */
export const reserved: Readonly<Record<string, string>> = {
  'chinese-days': 'src/calendar',
  'date-holidays': 'src/calendar',
};

/** The table as the README shows it, one row for each line. */
export function tableAsText(): readonly string[] {
  const rows = table.map(({ folders, mayLoad, asTypes = [] }) => {
    const types = asTypes.length === 0 ? '' : `; ${asTypes.join(', ')} as \`import type\` only`;
    return `| ${folders.map((folder) => `\`${folder}\``).join(', ')} | ${mayLoad.join(', ')}${types} |`;
  });
  return ['| Folder | May load |', '|---|---|', ...rows];
}
