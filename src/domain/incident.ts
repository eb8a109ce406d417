// What may be written down of an error: its kind and where in the code, for its message may quote a person.

export interface Places {
  readonly error: string;
  readonly frames: readonly string[];
}

/** The kind of error and the places in the code, without the message. */
export function placesOf(error: unknown): Places {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] };
  const { name, message, stack = '' } = error;
  const behindMessage = stack.slice(stack.indexOf(message) + message.length);
  return { error: name, frames: behindMessage.split('\n').filter((line) => line.startsWith('    at ')) };
}
