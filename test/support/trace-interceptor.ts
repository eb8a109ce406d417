// Hands every command of a workflow to the outside, in replay too. It is bundled beside the workflow, see replay.ts.
import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

export interface TraceSinks extends Sinks {
  readonly trace: {
    /** The commands of one activation, as JSON: bytes as their text, long numbers as numbers. */
    readonly commands: (json: string) => void;
  };
}

export const interceptors: WorkflowInterceptorsFactory = () => {
  const { trace } = proxySinks<TraceSinks>();
  return {
    internals: [
      {
        concludeActivation(input, next) {
          const concluded = next(input);
          trace.commands(JSON.stringify(concluded.commands, asText));
          return concluded;
        },
      },
    ],
  };
};

function asText(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return isLong(value) ? value.toNumber() : value;
}

function isLong(value: unknown): value is { toNumber(): number } {
  return typeof value === 'object' && value !== null && 'toNumber' in value && typeof value.toNumber === 'function';
}
