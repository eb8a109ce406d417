// One call of the API: tried until it is answered, always with the same content, for as long as its caller is patient.
import { type ProblemDocument, HomewardProblem, HomewardSilent } from './problem.ts';
import { checkPath } from './path.ts';
import { backOff, type ClientTime, longestPauseMs, retryAfterOf, wallTime } from './patience.ts';

export interface ClientOptions {
  /** Where the API is: `https://returns.example.com`. */
  readonly url: string;
  /** A key of the API, or the token of a customer's link; without it only what is open to everybody is answered. */
  readonly key?: string;
  /** Instead of the global one: through a proxy, or straight into an application under test. */
  readonly fetch?: (url: string, request: RequestInit) => Response | Promise<Response>;
  /** How long one try may take, in milliseconds. */
  readonly tryMs?: number;
  /** How long all tries of one call may take together, in milliseconds. */
  readonly patienceMs?: number;
  readonly time?: ClientTime;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** For this call alone. */
  readonly patienceMs?: number;
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From `/v1` on, its parts encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** Sent as it is, of this media type. */
  readonly content?: { readonly bytes: Content; readonly mediaType: string };
  readonly accept?: string;
  /** `if-refused`: what may have been carried out is not sent again. `never`: it can be read but once. */
  readonly again?: 'always' | 'if-refused' | 'never';
  /** The id that makes a repeat the same one. */
  readonly id?: string;
  /** The id is sent as `Idempotency-Key`; otherwise the body says it. */
  readonly isIdInHeader?: boolean;
}

export type Content = Blob | Uint8Array | ReadableStream<Uint8Array>;

/** Answers a response that is good; throws `HomewardProblem`, `HomewardSilent`, or the reason of the signal. */
export type Call = (asked: Asked, options?: CallOptions) => Promise<Response>;

export function callsTo(client: ClientOptions): Call {
  const time = client.time ?? wallTime;
  return async (asked, { signal, patienceMs = client.patienceMs ?? usualPatienceMs } = {}) => {
    checkPath(asked.path);
    const deadline = time.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      signal?.throwIfAborted();
      const left = Math.max(1, Math.ceil(deadline - time.now()));
      const heard = await attempt(client, asked, { signal, left });
      if (heard.kind === 'answer') return heard.response;
      const error = errorOf(heard, { url: client.url, tries, id: asked.id });
      const pause = mayTryAgain(heard, asked) ? pauseAfter(heard, tries) : Infinity;
      if (time.now() + pause >= deadline) throw error;
      await time.pause(pause, signal);
    }
  };
}

const usualPatienceMs = 60_000;
/** The service itself waits ten seconds for an answer of a running return. */
const usualTryMs = 20_000;

type Heard =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'problem'; readonly document: ProblemDocument; readonly retryAfter: number | undefined }
  | { readonly kind: 'strange'; readonly status: number; readonly retryAfter: number | undefined }
  | { readonly kind: 'silence'; readonly error: unknown };

interface Try {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds until the caller's patience ends. */
  readonly left: number;
}

/** The body is read within the try: an answer that breaks off is none. */
async function attempt(client: ClientOptions, asked: Asked, { signal, left }: Try): Promise<Heard> {
  const limit = AbortSignal.timeout(Math.min(client.tryMs ?? usualTryMs, left));
  const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  try {
    const response = await (client.fetch ?? fetch)(addressOf(client, asked), requestOf(client, asked, both));
    const { status, headers } = response;
    const bytes = await response.arrayBuffer();
    if (response.ok)
      return { kind: 'answer', response: new Response(status === 204 ? null : bytes, { status, headers }) };
    const retryAfter = retryAfterOf(headers);
    const document = problemIn(bytes);
    return document === undefined ? { kind: 'strange', status, retryAfter } : { kind: 'problem', document, retryAfter };
  } catch (error) {
    signal?.throwIfAborted();
    return { kind: 'silence', error };
  }
}

function addressOf({ url }: ClientOptions, { path, query = {} }: Asked): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  const asked = new URLSearchParams(Object.fromEntries(given)).toString();
  return `${url.replace(/\/+$/, '')}${path}${asked === '' ? '' : `?${asked}`}`;
}

function requestOf({ key }: ClientOptions, asked: Asked, signal: AbortSignal): RequestInit {
  const { method, body, content, accept, id, isIdInHeader = false } = asked;
  const mediaType = body === undefined ? content?.mediaType : 'application/json';
  const headers = {
    accept: accept ?? 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
    ...(isIdInHeader && id !== undefined && { 'idempotency-key': id }),
  };
  if (body !== undefined) return { method, headers, signal, body: JSON.stringify(body) };
  if (content === undefined) return { method, headers, signal };
  const sent = { method, headers, signal, body: content.bytes as NonNullable<RequestInit['body']> };
  return content.bytes instanceof ReadableStream ? { ...sent, duplex: 'half' } : sent;
}

function problemIn(bytes: ArrayBuffer): ProblemDocument | undefined {
  try {
    const read = JSON.parse(new TextDecoder().decode(bytes)) as Partial<ProblemDocument> | null;
    const isProblem = typeof read?.code === 'string' && typeof read.detail === 'string';
    return isProblem ? (read as ProblemDocument) : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever was turned away before anything was done; whether a gateway or a pause let it through is not known. */
const turnedAway = 429;
const passing: readonly number[] = [turnedAway, 423, 502, 503, 504];

function mayTryAgain(heard: Exclude<Heard, { kind: 'answer' }>, { again = 'always' }: Asked): boolean {
  const status = heard.kind === 'problem' ? heard.document.status : heard.kind === 'strange' ? heard.status : undefined;
  if (again === 'never') return false;
  return again === 'if-refused' ? status === turnedAway : status === undefined || passing.includes(status);
}

function pauseAfter(heard: Exclude<Heard, { kind: 'answer' }>, tries: number): number {
  const asked = heard.kind === 'silence' ? undefined : heard.retryAfter;
  const pause = backOff(tries);
  return asked === undefined ? pause : Math.min(longestPauseMs, asked * 1_000) + pause;
}

interface Told {
  readonly url: string;
  readonly tries: number;
  readonly id: string | undefined;
}

function errorOf(
  heard: Exclude<Heard, { kind: 'answer' }>,
  { url, tries, id }: Told,
): HomewardProblem | HomewardSilent {
  if (heard.kind === 'problem') {
    const { document, retryAfter } = heard;
    return new HomewardProblem(document, {
      ...(retryAfter !== undefined && { retryAfter }),
      ...(id !== undefined && { id }),
    });
  }
  const often = tries === 1 ? '' : ` after ${tries} tries`;
  if (heard.kind === 'strange') {
    const sentence = `What answers at ${url} says ${heard.status} and is not Homeward${often}: check the address.`;
    return new HomewardSilent(sentence, { tries, id, status: heard.status });
  }
  const sentence = `Homeward at ${url} has not answered${often} (${reasonOf(heard.error)}): is it running?`;
  return new HomewardSilent(sentence, { tries, id, cause: heard.error });
}

/** A call that failed has its reason one level deeper. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === 'fetch failed' && error.cause instanceof Error
    ? reasonOf(error.cause)
    : error.message || error.name;
}
