// Joins the database to the commands about it.
import { verifyAudit } from './adapters/audit-chain.ts';
import type { OpenDatabase } from './adapters/database.ts';
import type { Command, CommandAnswer } from './cli/command-line.ts';
import { unreachable } from './domain/vocabulary.ts';
import { usingDatabase } from './join-database.ts';
import type { AuditVerdict } from './ports/audit.ts';

export function databaseCommands(environment: Readonly<Record<string, string | undefined>>): readonly Command[] {
  const withDatabase = (use: (database: OpenDatabase) => Promise<CommandAnswer>) => usingDatabase(environment, use);
  return [
    {
      name: 'migrate',
      says: 'Brings the tables of the database up to date; every process does so by itself when it starts.',
      run: () => withDatabase(async ({ migrated }) => migratedAnswer(migrated)),
    },
    {
      name: 'audit verify',
      says: 'Walks through the audit and says whether every row is as it was written.',
      options: [
        { flags: '--noted <hash>', says: 'a last hash that was noted before, which must still stand in the audit' },
      ],
      run: ({ options }) => {
        const noted = options['noted'];
        return withDatabase(async ({ db }) =>
          verdictAnswer(await verifyAudit(db, typeof noted === 'string' ? noted : undefined)),
        );
      },
    },
  ];
}

function migratedAnswer(migrated: readonly string[]): CommandAnswer {
  const text =
    migrated.length === 0 ? 'The database was up to date.' : `The database is up to date now: ${migrated.join(', ')}.`;
  return { isWell: true, text: `${text}\n`, json: { migrated } };
}

function verdictAnswer(verdict: AuditVerdict): CommandAnswer {
  switch (verdict.kind) {
    case 'holds': {
      const text = `The audit holds: ${verdict.rows} rows, the last of them with the hash ${verdict.lastHash}.\n`;
      return { isWell: true, text, json: verdict };
    }
    case 'broken':
      return { isWell: false, text: `The audit does not hold: row ${verdict.seq} ${verdict.why}.\n`, json: verdict };
    default:
      return unreachable(verdict);
  }
}
