// What goes wrong between us and a payment provider, planned for each payment.

export const faultKinds = [
  'reset-before',
  'reset-after',
  'cut-answer',
  '429',
  'saved-500',
  'forgotten-key',
  'late',
  'differs',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** `saved-500`: whether the money moved all the same. `late`: before which further call on the payment it does. */
  readonly commits?: boolean;
  readonly after?: number;
}

/** The faults that wait for calls of one payment, and what is under way without anybody waiting for it. */
export class FaultPlan {
  readonly #planned = new Map<string, { readonly refund: Fault[]; readonly 'look-up': Fault[] }>();
  readonly #late: { readonly payment: string; calls: number; readonly act: () => void }[] = [];
  /** How often each has happened. */
  readonly happened = new Map<FaultKind, number>();

  plan(payment: string, faults: { readonly refund?: readonly Fault[]; readonly lookUp?: readonly Fault[] }): void {
    this.#planned.set(payment, { refund: [...(faults.refund ?? [])], 'look-up': [...(faults.lookUp ?? [])] });
  }

  /** The fault of this call, if one is planned. */
  next(payment: string, on: 'refund' | 'look-up'): Fault | undefined {
    const fault = this.#planned.get(payment)?.[on].shift();
    if (fault) this.happened.set(fault.kind, (this.happened.get(fault.kind) ?? 0) + 1);
    return fault;
  }

  /** It is carried out before the given further call on the payment, long after its caller has gone. */
  later(payment: string, calls: number, act: () => void): void {
    this.#late.push({ payment, calls, act });
  }

  /** A call on the payment has come: what is due is carried out first. */
  passed(payment: string): void {
    for (const one of this.#late.filter((late) => late.payment === payment)) {
      one.calls -= 1;
      if (one.calls > 0) continue;
      this.#late.splice(this.#late.indexOf(one), 1);
      one.act();
    }
  }

  /** Nothing is under way any more. */
  finish(): void {
    for (const { act } of this.#late.splice(0)) act();
  }
}
