// One operation of the API: what the document says of it, who may call it, and what it does. Their table is the API.
import type { z } from '@hono/zod-openapi';
import type { Action, Principal } from '../contract/can.ts';
import type { ProblemCode } from '../contract/problems.ts';
import type { Session } from '../ports/sessions.ts';
import type { Answer } from './answer.ts';
import type { JsonSchema } from '../contract/json-schema.ts';
import type { ApiDoors, Described } from './doors.ts';

export type Operation = GuardedOperation | OpenOperation;

interface OperationForm {
  /** Unique; clients name their functions after it. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/v1/returns/{rma}`. A part `{rma}` is read as an RMA number, and admission asks whose it is. */
  readonly path: string;
  readonly tag: Tag;
  /** What it is for, in a few words. */
  readonly summary: string;
  /** What a caller has to know beside the forms; Markdown. */
  readonly description?: string;
  /** Strict: a parameter that it does not have is refused. Without it there are none. */
  readonly query?: z.ZodObject;
  /** Headers that it heeds beside those that all do. */
  readonly headers?: readonly HeaderName[];
  readonly body?: BodyForm;
  /** By HTTP status; refusals are problems and not listed here. */
  readonly answers: Readonly<Record<number, AnswerForm>>;
  /** The problems of its own, beside those that every operation may have. */
  readonly problems?: readonly ProblemCode[];
}

/** `document.ts` says what they are for. */
export type HeaderName = 'idempotency-key';

/** Who calls is known before anything else is read. */
export interface GuardedOperation extends OperationForm {
  readonly action: Action;
  readonly run: (call: Call) => Promise<Answer | Response>;
}

/** Open to everybody, or it knows its callers by itself, as by a webhook's signature. */
export interface OpenOperation extends OperationForm {
  readonly action: null;
  readonly run: (call: OpenCall) => Promise<Answer | Response>;
}

export const tags = {
  returns: 'Start returns and read them.',
  messages: 'What people and carriers say to a running return. Updates are answered at once, signals are kept (202).',
  evidence: 'Pictures, videos and invoices.',
  papers: 'Labels, packing slips and certificates.',
  people: 'Sessions, keys, staff, and links for customers.',
  webhooks: 'What we tell others as it happens, and what others tell us.',
  service: 'Whether the service is well.',
} as const;
export type Tag = keyof typeof tags;

/** `json`: one JSON object of this form, which may be described by its reader outside. `bytes`: the body as it comes, read by the operation itself. */
export type BodyForm =
  | {
      readonly kind: 'json';
      readonly schema: z.ZodType | ((described: Described) => JsonSchema);
      readonly example: object;
    }
  | { readonly kind: 'bytes'; readonly mediaType: string; readonly says: string };

/** Without a schema the answer is bytes of this media type. `orAs`: as text of this media type, too, where it is asked for. */
export type AnswerForm =
  | { readonly says: string; readonly schema: z.ZodType; readonly example?: object; readonly orAs?: string }
  | { readonly says: string; readonly mediaType: string | null };

export interface OpenCall {
  readonly doors: ApiDoors;
  /** The parts of the path by name, as they were typed. */
  readonly parts: Readonly<Record<string, string>>;
  /** By the operation's query; empty where it has none. */
  readonly query: Readonly<Record<string, unknown>>;
  /** One JSON object where the operation has a JSON body; what stands in it is for the operation to read. */
  readonly body: unknown;
  /** Its body is unread where the operation takes bytes. */
  readonly request: Request;
  /** Where it comes from. */
  readonly address: string;
}

export interface Call extends OpenCall {
  readonly principal: Principal;
  /** Where a browser's session, and no key, says who it is. */
  readonly session?: Session;
  /** Under which what they do is counted; nothing can be done with it. */
  readonly mark: string;
  /** In its written form; empty where the path names no return. */
  readonly rma: string;
}
