// Whether other companies' services take our credentials: each is asked one thing that changes nothing.
import { bad, type CheckUp, ok, reasonIn } from '../../domain/check-up.ts';

export interface ServiceAsked {
  readonly what: string;
  /** As people call it. */
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  /** The variable to correct. */
  readonly variable: string;
}

export async function checkService(asked: ServiceAsked): Promise<CheckUp> {
  const { what, name, url, headers, method = 'GET', body, variable } = asked;
  const request = { method, headers, signal: AbortSignal.timeout(patienceMs), redirect: 'manual' as const };
  try {
    const { status } = await fetch(url, { ...request, ...(body !== undefined && { body }) });
    if (status === 401 || status === 403) {
      return bad(
        what,
        `${name} refuses our credentials (${status}).`,
        `Correct ${variable}: is it of the right account, and may it do this?`,
      );
    }
    if (status >= 400)
      return bad(
        what,
        `${name} answers with ${status}.`,
        `See whether it has trouble, and whether ${variable} is right.`,
      );
    return ok(what, `${name} takes our credentials.`);
  } catch (error) {
    return bad(
      what,
      `${name} does not answer (${reasonIn(error)}).`,
      `See whether ${new URL(url).host} can be reached from here.`,
    );
  }
}

const patienceMs = 8_000;
