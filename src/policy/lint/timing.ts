// When an order was placed, shipped, delivered and asked about: as many stories as the clauses of a pack can tell apart.
import { addDays } from '../../calendar/zone.ts';
import { hoursFrom, type Day, type Instant } from '../../domain/instant.ts';
import { clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import type { Field } from './scope.ts';

export interface Timing {
  /** Empty for the plainest story: delivered, and asked about soon. */
  readonly inWords: string;
  readonly placedAt: Instant;
  readonly shippedAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly signedAt?: Instant;
  readonly replacementDeliveredAt?: Instant;
  readonly promisedBy: Day | null;
  readonly requestedAt: Instant;
}

/** The plainest first. Only differences that these facts speak of. */
export function timingsOf(pack: Pack, fields: ReadonlySet<Field>): readonly Timing[] {
  const speaks = (...names: readonly Field[]): boolean => names.some((name) => fields.has(name));
  const rules = clausesWith(pack, 'opened-within').flatMap(({ rule }) => rule['opened-within'] ?? []);
  const windows = fields.has('window') ? rules : [];
  const delivered = windows.map(({ days = 0, months }) => days + (months ?? 0) * longestMonth + margin);
  const ages = [...new Set([0, ...delivered])].toSorted((one, other) => one - other);
  const promises = speaks('datesAgree', 'promisePassed') ? [false, true] : [false];
  const shippings = speaks('shippedLate') ? [false, true] : [false];
  const arrived = shippings.flatMap((shippedLate) =>
    promises.flatMap((promisePassed) => ages.map((age) => arrivedStory({ age, promisePassed, shippedLate }))),
  );
  const signed = windows.some(({ carrierOnlyFor }) => carrierOnlyFor.length > 0);
  const open = promises.map(onItsWay);
  const hurried = speaks('dispatched', 'cancellable', 'shippedLate', 'cancelled', 'cancelledBy');
  return [
    ...arrived,
    ...(signed ? ages.filter((age) => age > 0).map(signedStory) : []),
    ...(speaks('replacement') ? ages.map(replacedStory) : []),
    ...(hurried || speaks('delivered', 'datesAgree', 'promisePassed', 'window') ? open : []),
    ...(hurried ? [...promises.map(notShipped), ...justOrdered()] : []),
  ];
}

// A Monday without holidays near it. The figures here are no policy's: they only lie well within or well beyond one.
const placedAt = '2026-03-02T02:00:00Z';
const shippedOn: Day = '2026-03-03';
const shippedLateOn: Day = '2026-03-20';
const deliveredOn: Day = '2026-03-24';
const longestMonth = 31;
const margin = 2;

const on = (day: Day): Instant => `${day}T02:00:00Z`;
const asked = (age: number): Instant => on(addDays(deliveredOn, age + 1));
const promise = (passed: boolean): Day | null => (passed ? '2026-03-05' : null);
const words = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
const old = (age: number): string => (age === 0 ? '' : `asked ${age + 1} days after the delivery`);

function arrivedStory({
  age,
  promisePassed,
  shippedLate,
}: {
  readonly age: number;
  readonly promisePassed: boolean;
  readonly shippedLate: boolean;
}): Timing {
  return {
    inWords: words(
      shippedLate ? 'shipped late' : '',
      promisePassed ? 'delivered after the promised day' : '',
      old(age),
    ),
    placedAt,
    shippedAt: on(shippedLate ? shippedLateOn : shippedOn),
    deliveredAt: on(deliveredOn),
    promisedBy: promise(promisePassed),
    requestedAt: asked(age),
  };
}

function signedStory(age: number): Timing {
  const story = arrivedStory({ age, promisePassed: false, shippedLate: false });
  return { ...story, inWords: words(old(age), 'signed for only then'), signedAt: hoursFrom(story.requestedAt, -1) };
}

function replacedStory(age: number): Timing {
  const story = arrivedStory({ age, promisePassed: false, shippedLate: false });
  return {
    ...story,
    inWords: words('a replacement', old(age)),
    replacementDeliveredAt: on(deliveredOn),
    deliveredAt: on('2026-03-06'),
  };
}

function onItsWay(promisePassed: boolean): Timing {
  return { ...undelivered(promisePassed, 'not delivered'), shippedAt: on(shippedOn) };
}

function notShipped(promisePassed: boolean): Timing {
  return { ...undelivered(promisePassed, 'not shipped'), shippedAt: null };
}

/** Asked so soon that no promised day can be over. */
function justOrdered(): readonly Timing[] {
  const soon = { ...undelivered(false, 'just ordered'), requestedAt: hoursFrom(placedAt, 2) };
  return [
    { ...soon, shippedAt: null },
    { ...soon, shippedAt: hoursFrom(placedAt, 1), inWords: 'just ordered, and shipped' },
  ];
}

function undelivered(promisePassed: boolean, story: string): Omit<Timing, 'shippedAt'> {
  const inWords = words(story, promisePassed ? 'the promised day is over' : '');
  return { placedAt, deliveredAt: null, promisedBy: promise(promisePassed), requestedAt: on(deliveredOn), inWords };
}
