// Figures for Prometheus: what this process has answered, and how the shops' returns stand.
import { type Kysely, sql } from 'kysely';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '../ports/health.ts';
import type { Tables } from './tables.ts';

/** The business's figures are counted in the database when they are asked for, so each process tells the same. */
export function prometheusMetrics(db: Kysely<Tables>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'homeward_http_request_seconds',
    help: 'How long requests took, by operation and status.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  const missed = new Counter({
    name: 'homeward_figures_missed_total',
    help: 'How often the database did not say how returns stand.',
    registers: [register],
  });
  const gauges = figures.map((figure) => ({ figure, gauge: new Gauge({ ...figure.gauge, registers: [register] }) }));
  return {
    answered: ({ operation, status, seconds }) => requests.observe({ operation, status }, seconds),
    async page() {
      for (const { figure, gauge } of gauges) {
        gauge.reset();
        try {
          for (const { value, ...labels } of await figure.rows(db)) gauge.set(labels, Number(value));
        } catch {
          missed.inc(); // What the process itself has counted is told all the same.
        }
      }
      return { text: await register.metrics(), mediaType: register.contentType };
    },
  };
}

type Row = Readonly<Record<string, string | number>> & { readonly value: string | number };

interface Figure {
  readonly gauge: { readonly name: string; readonly help: string; readonly labelNames: readonly string[] };
  readonly rows: (db: Kysely<Tables>) => Promise<readonly Row[]>;
}

const figures: readonly Figure[] = [
  {
    gauge: {
      name: 'homeward_returns',
      help: 'Returns by shop and stage; of the closed ones by outcome.',
      labelNames: ['shop', 'stage', 'outcome'],
    },
    rows: (db) =>
      rowsOf(
        db,
        sql`select shop, stage, coalesce(outcome, '') as outcome, count(*) as value from returns group by 1, 2, 3`,
      ),
  },
  {
    gauge: { name: 'homeward_overdue', help: 'Open returns whose clock has passed.', labelNames: ['shop', 'stage'] },
    rows: (db) =>
      rowsOf(
        db,
        sql`select shop, stage, count(*) as value from returns where stage <> 'closed' and due_at <= now() group by 1, 2`,
      ),
  },
  {
    gauge: {
      name: 'homeward_attention',
      help: 'Returns that a person has to look at, by what is wrong.',
      labelNames: ['shop', 'code'],
    },
    rows: (db) =>
      rowsOf(
        db,
        sql`select shop, code, count(*) as value from returns, jsonb_array_elements_text(attention) as code group by 1, 2`,
      ),
  },
  {
    gauge: {
      name: 'homeward_refunds',
      help: 'Refund intents by state.',
      labelNames: ['shop', 'provider', 'currency', 'state'],
    },
    rows: (db) => rowsOf(db, refundsBy(sql`count(*)`)),
  },
  {
    gauge: {
      name: 'homeward_refunds_minor_units',
      help: 'Their amounts, in minor units of the currency.',
      labelNames: ['shop', 'provider', 'currency', 'state'],
    },
    rows: (db) => rowsOf(db, refundsBy(sql`sum(amount)`)),
  },
  {
    gauge: { name: 'homeward_mails_returned', help: 'Mails of ours that came back.', labelNames: ['notice'] },
    rows: (db) => rowsOf(db, sql`select notice, count(*) as value from mail_bounces group by 1`),
  },
];

function refundsBy(value: ReturnType<typeof sql>) {
  return sql`select shop, provider, currency, state, ${value} as value from refund_intents group by 1, 2, 3, 4`;
}

async function rowsOf(db: Kysely<Tables>, query: ReturnType<typeof sql>): Promise<readonly Row[]> {
  return (await query.execute(db)).rows as readonly Row[];
}
