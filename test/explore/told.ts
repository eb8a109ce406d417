// A schedule as people read it.
import type { Step } from './scene.ts';
import type { World } from './worlds.ts';

export function told(world: World, steps: readonly Step[]): readonly string[] {
  return [worldTold(world), ...steps.map((step) => `  ${step.at}  ${stepTold(step)}`)];
}

function stepTold(step: Step): string {
  if (step.do === 'wait') return 'time passes';
  if (step.do === 'stop') return 'the worker goes down';
  if (step.do === 'start') return 'the worker is back';
  const { event, at, ...fields } = step.fact;
  const when = at === step.at ? '' : ` of ${at}`;
  return `${step.id}: ${event}${when} ${JSON.stringify(fields)}`;
}

function worldTold({ pack, file: { order, request } }: World): string {
  const lines = order.lines.map(
    ({ id, quantity, unitPrice, tags }) => `${quantity} × ${id} at ${unitPrice} ${tags.join(' ')}`,
  );
  const asked = request.lines.map(({ line, quantity }) => `${quantity} of ${line}`).join(', ');
  return [
    `${pack.stamp.shop}: ${lines.join('; ')}; to ${order.shipTo.country}`,
    `placed ${order.placedAt}, shipped ${order.shippedAt ?? 'never'}, delivered ${order.deliveredAt ?? 'never'}`,
    `${request.at} ${request.ground}, ${request.resolution} of ${asked}, evidence ${request.evidence.length}`,
  ].join('\n  ');
}
