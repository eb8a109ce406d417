// The embedded database behind the pool that Kysely knows from PostgreSQL.
import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/**
 * A pool of one connection that is given out first come, first served: PGlite has a single session, so whoever is in a
 * transaction must have it alone until the end.
 */
export function pglitePool(pglite: PGlite): PostgresPool {
  let lastInLine = Promise.resolve();
  return {
    async connect() {
      const turn = lastInLine;
      let release = (): void => undefined;
      lastInLine = new Promise((resolve) => {
        release = resolve;
      });
      await turn;
      return { query: query as PostgresPoolClient['query'], release };
    },
    end: () => pglite.close(),
  };

  async function query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const { rows, affectedRows } = await pglite.query<Row>(text, [...parameters]);
    return { rows, rowCount: affectedRows ?? rows.length, command: commandOf(text) };
  }
}

/** Kysely counts changed rows only for the commands that change some. */
function commandOf(text: string): PostgresQueryResult<unknown>['command'] {
  const command = /^\s*(insert|update|delete|merge)\b/i.exec(text)?.[1]?.toUpperCase();
  return (command ?? 'SELECT') as PostgresQueryResult<unknown>['command'];
}
