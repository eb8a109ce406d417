// A provider that is asked no faster than it likes, and left alone while it is down.
import type { PaymentProvider } from '../../ports/payments.ts';
import { type Circuit, circuitOf } from './circuit.ts';
import { paced } from './pace.ts';

export interface Guard {
  /** For sentences. */
  readonly name: string;
  /** The provider's limit, no policy. */
  readonly perSecond: number;
}

export function guarded(provider: PaymentProvider, { name, perSecond }: Guard): PaymentProvider {
  const turn = paced({ perSecond });
  const circuit = circuitOf({ name });
  const guard: Circuit = async (call) => {
    await turn();
    return circuit(call);
  };
  const { list } = provider;
  return {
    refund: (order) => guard(() => provider.refund(order)),
    lookUp: (sought) => guard(() => provider.lookUp(sought)),
    list: list && ((reference) => guard(() => list(reference))),
  };
}
