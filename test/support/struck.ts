// Returns that are struck by a kill at each step of their way, and what stands of them in the end.
import { defineSearchAttributeKey } from '@temporalio/common';
import { pass } from '../../src/adapters/time-skipping.ts';
import type { Card } from '../../src/contract/card.ts';
import type { Stage } from '../../src/domain/vocabulary.ts';
import { askForReturn, type HistoryEvent, type OutsideReturn } from './from-outside.ts';
import type { Installation } from './installation.ts';
import { until } from './until.ts';
import type { Step, Way } from './ways.ts';

/** A return on its way; step 0 is the request itself. */
export interface Traveller {
  readonly way: Way;
  /** The stages that a step leads to, the one on the way first; none: its way is over. */
  stagesOf(step: number): readonly Stage[];
  /** Resolves when everybody has been answered. */
  take(step: number): Promise<void>;
  /** Resolves when this stage stands in the history, or a later one of the step does. */
  reaches(step: number, stage: Stage | undefined): Promise<void>;
  /** Whether the server has a task of it out with a worker. */
  isWorkedOn(): Promise<boolean>;
  /** Waits for what is still to be tried again, above all for e-mails that a kill has hit. */
  book(): Promise<Book>;
}

/** What a return comes to; nothing in it differs between two that went the same way. */
export interface Book {
  readonly outcome: string | null;
  readonly money: Card['money'];
  readonly notices: readonly string[];
  /** Each Message-ID once, however often the catcher has it. */
  readonly mails: readonly string[];
  /** Amounts in the provider's own book. */
  readonly refunds: readonly number[];
  readonly attention: Card['attention'];
  readonly problems: Card['problems'];
  /** Whether it has ever stood before a person who had to help it on. */
  readonly wasStuck: boolean;
}

export function travellerOn(installation: Installation, way: Way): Traveller {
  let asked: OutsideReturn | undefined;
  const theReturn = (): OutsideReturn => asked ?? missing(way);
  const handle = () => installation.client.workflow.getHandle(theReturn().workflowId);
  const stagesOf = (step: number): readonly Stage[] => {
    if (step === 0) return [way.first];
    const { by, to } = way.steps[step - 1] ?? {};
    return [by, to].filter((stage) => stage !== undefined);
  };
  return {
    way,
    stagesOf,
    async take(step) {
      if (step === 0) asked = await askForReturn(installation, way.wish);
      else await act(installation, theReturn(), way.steps[step - 1]);
    },
    async reaches(step, stage) {
      const stages = stagesOf(step);
      const enough = stages.slice(stages.findIndex((one) => one === stage));
      await until(`${way.name} is ${stage}`, async () => {
        const now = (await handle().describe()).typedSearchAttributes.get(stageKey);
        const isMeant = [...enough, ...stagesOf(step - 1)].includes('needs-a-person');
        if (now === 'needs-a-person' && !isMeant) throw new Error(`${way.name} needs a person on its way to ${stage}.`);
        return enough.some((one) => one === now);
      });
    },
    isWorkedOn: async () => asked !== undefined && (await handle().describe()).raw.pendingWorkflowTask != null,
    async book() {
      await until(`${way.name} has nothing left to do`, async () => {
        const { raw } = await handle().describe();
        return raw.pendingWorkflowTask == null && (raw.pendingActivities ?? []).length === 0;
      });
      return bookOf(installation, theReturn());
    },
  };
}

const stageKey = defineSearchAttributeKey('ReturnStage', 'KEYWORD');

async function act(installation: Installation, theReturn: OutsideReturn, step: Step | undefined): Promise<void> {
  if (step === undefined) return;
  if ('days' in step.act) {
    const handle = installation.client.workflow.getHandle(theReturn.workflowId);
    await pass(installation.client, handle, `${step.act.days} days`, patienceMs);
  } else await theReturn.say(step.act.says, step.act.owner, step.act.fields);
}

/** Time stands still while no worker is there. */
const patienceMs = 60_000;

async function bookOf(installation: Installation, theReturn: OutsideReturn): Promise<Book> {
  const [card, mails, events] = await Promise.all([theReturn.card(), installation.mails(), theReturn.history()]);
  const ids = new Set(mails.map(({ messageId }) => messageId).filter((id) => id.startsWith(`<${theReturn.rma}.`)));
  return {
    outcome: card.outcome,
    money: card.money,
    notices: card.notices.map(({ notice, to, clauses }) => `${notice} to ${to} by ${clauses.join(', ')}`),
    mails: [...ids].map((id) => id.split('.')[1] ?? '').sort(),
    refunds: installation
      .ledger()
      .flatMap((line) => (line.kind === 'refunded' && line.payment === theReturn.payment ? [line.amount] : [])),
    attention: card.attention,
    problems: card.problems,
    wasStuck: events.some((event) => stagesWritten(event).includes('needs-a-person')),
  };
}

/** Temporal keeps the value of a keyword as a list of one. */
function stagesWritten({ upsertWorkflowSearchAttributesEventAttributes: written }: HistoryEvent): readonly string[] {
  const bytes = written?.searchAttributes?.indexedFields?.['ReturnStage']?.data;
  return bytes == null ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as string[]);
}

function missing({ name }: Way): never {
  throw new Error(`${name} has not been asked for yet.`);
}
