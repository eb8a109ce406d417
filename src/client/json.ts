// Calls whose answers are JSON.
import type { Asked, Call, CallOptions } from './call.ts';

export type AskJson = <Answer>(asked: Asked, options?: CallOptions) => Promise<Answer>;

export function jsonBy(call: Call): AskJson {
  return async <Answer>(asked: Asked, options?: CallOptions) => (await (await call(asked, options)).json()) as Answer;
}
