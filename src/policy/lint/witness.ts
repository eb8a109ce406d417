// The smallest situation in which something shows, told in short and as a case file.
import type { Witness } from '../../domain/policy-report.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Pack } from '../load.ts';
import type { Matter } from './matters.ts';
import { askedIn } from './situation.ts';
import { isPossible, type Situation, type Space } from './space.ts';
import { type Story, tellStory } from './stories.ts';

/** Of each fact the plainest value with which it still shows. */
export function smallest(space: Space, situation: Situation, shows: (situation: Situation) => boolean): Situation {
  const names = Object.keys(space) as (keyof Situation)[];
  return names.reduce((current, name) => {
    const simpler = space[name].map((value) => ({ ...current, [name]: value }));
    return simpler.find((one) => isPossible(one) && shows(one)) ?? current;
  }, situation);
}

/** Of the space the facts that have several values are told; of the matter, what has to happen. */
export function witnessOf(pack: Pack, { space, matter }: Shown, situation: Situation): Witness {
  return { inShort: inShort(space, situation), case: caseOf(pack, situation, matter?.story) };
}

interface Shown {
  readonly space: Space;
  readonly matter?: Pick<Matter, 'story'>;
}

function inShort(space: Space, situation: Situation): string {
  const { ground, tags, country, channel, timing, resolution, route, freight, cancelledBy } = situation;
  const words = [
    space.ground.length > 1 ? ground : '',
    tags.length > 0 ? `tagged ${tags.join(' and ')}` : '',
    space.country.length > 1 ? `shipped to ${country}` : '',
    channel === 'another-channel' ? 'bought elsewhere' : '',
    timing.inWords,
    situation.installed ? 'installed' : '',
    situation.deliveryRefused ? 'refused at the door' : '',
    resolution === 'refund' ? '' : `wished: ${resolution}`,
    route === null ? '' : `the reviewer chose ${route}`,
    freight === null ? '' : `the reviewer lets the ${freight} bear the carriage`,
    situation.exception ? 'granted as an exception' : '',
    situation.wholeOrder ? '' : 'part of the order',
    situation.giftKept ? 'a gift is kept' : '',
    cancelledBy === null ? '' : `cancelled by the ${cancelledBy}`,
    situation.bankDaysOver ? '' : 'within the bank’s days',
    situation.appealOpen ? 'an appeal is open' : '',
  ];
  const told = words.filter((word) => word !== '');
  return told.length === 0 ? 'any return' : told.join(', ');
}

/** What a case file may leave out is left out. */
function caseOf(pack: Pack, situation: Situation, story: Story | undefined): Witness['case'] {
  const { evidence, events } = tellStory(pack, situation, story);
  const { order, request } = askedIn(pack, situation);
  const { installed, deliveryRefused } = request.conditions;
  return {
    shop: pack.document.shop,
    order: orderForm(order),
    request: {
      at: request.at,
      ground: request.ground,
      resolution: request.resolution,
      lines: request.lines,
      evidence,
      ...(installed === true || deliveryRefused === true
        ? {
            conditions: {
              ...(installed === true ? { installed } : {}),
              ...(deliveryRefused === true ? { deliveryRefused } : {}),
            },
          }
        : {}),
    },
    events,
  };
}

function orderForm({ deliveredAt, shippedAt, promisedBy, ...order }: Order): Readonly<Record<string, unknown>> {
  const { number, channel, currency, placedAt, shipTo, discounts, lines, payments } = order;
  return {
    number,
    channel,
    currency,
    placedAt,
    ...(shippedAt === null ? {} : { shippedAt }),
    ...(deliveredAt === null ? {} : { deliveredAt }),
    ...(promisedBy === null ? {} : { promisedBy }),
    shipTo,
    ...(discounts.length === 0 ? {} : { discounts }),
    lines: lines.map(lineForm),
    payments: payments.map(({ id, provider, reference, captured }) => ({ id, provider, reference, captured })),
  };
}

function lineForm(line: OrderLine): Readonly<Record<string, unknown>> {
  const { returnedBefore: _, tags, ...form } = line;
  return { ...form, ...(tags.length === 0 ? {} : { tags }) };
}
