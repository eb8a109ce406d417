// Keys, staff, and the customer's link to a return.
import type { keySchema, keysSchema, madeKeySchema, wantedKeySchema } from '../api/schemas/keys.ts';
import type {
  codeSentSchema,
  contactChangedSchema,
  contactSchema,
  linkSchema,
  linksSchema,
  madeLinkSchema,
  wantedLinkSchema,
} from '../api/schemas/links.ts';
import type { memberChangesSchema, memberSchema, newMemberSchema, staffSchema } from '../api/schemas/staff.ts';
import type { AnswerOf, QueryOf } from './answer-of.ts';
import type { Call, CallOptions } from './call.ts';
import { jsonBy } from './json.ts';
import { newId } from './new-id.ts';
import { pathOf } from './path.ts';

/** What a key and a link consist of is shown once: their making has an id of its own. */
export interface MakingOptions extends CallOptions {
  /** The same makes no second one. One is made where it is left out. */
  readonly idempotencyKey?: string;
}

/**
 * Keys and links are made once, however often it takes; where it is the first answer that was lost, `MADE_BEFORE` is thrown
 * and names what was made. Accounts and codes have no id of the caller's, so what may have been carried out is not sent
 * again by itself.
 */
export interface People {
  listKeys(query?: { readonly shop?: string }, options?: CallOptions): Promise<AnswerOf<typeof keysSchema>>;
  makeKey(body: QueryOf<typeof wantedKeySchema>, options?: MakingOptions): Promise<AnswerOf<typeof madeKeySchema>>;
  revokeKey(id: string, options?: CallOptions): Promise<AnswerOf<typeof keySchema>>;
  listStaff(options?: CallOptions): Promise<AnswerOf<typeof staffSchema>>;
  addStaff(body: QueryOf<typeof newMemberSchema>, options?: CallOptions): Promise<AnswerOf<typeof memberSchema>>;
  changeStaff(
    name: string,
    body: QueryOf<typeof memberChangesSchema>,
    options?: CallOptions,
  ): Promise<AnswerOf<typeof memberSchema>>;
  disableStaff(name: string, options?: CallOptions): Promise<AnswerOf<typeof memberSchema>>;
  /** Its token is a key to this one return. */
  makeLink(
    rma: string,
    body?: QueryOf<typeof wantedLinkSchema>,
    options?: MakingOptions,
  ): Promise<AnswerOf<typeof madeLinkSchema>>;
  listLinks(rma: string, options?: CallOptions): Promise<AnswerOf<typeof linksSchema>>;
  revokeLink(rma: string, id: string, options?: CallOptions): Promise<AnswerOf<typeof linkSchema>>;
  /** Mails a code to the customer, without which nothing of how they are reached or paid changes. */
  sendCode(rma: string, options?: CallOptions): Promise<AnswerOf<typeof codeSentSchema>>;
  changeContact(
    rma: string,
    body: QueryOf<typeof contactSchema>,
    options?: CallOptions,
  ): Promise<AnswerOf<typeof contactChangedSchema>>;
}

export function peopleBy(call: Call): People {
  const json = jsonBy(call);
  const once = { method: 'POST', again: 'if-refused' } as const;
  return {
    listKeys: (query = {}, options) => json({ method: 'GET', path: pathOf('keys'), query }, options),
    makeKey: (body, options) => json({ ...making(options), path: pathOf('keys'), body }, options),
    revokeKey: (id, options) => json({ method: 'DELETE', path: pathOf('keys', id) }, options),
    listStaff: (options) => json({ method: 'GET', path: pathOf('staff') }, options),
    addStaff: (body, options) => json({ ...once, path: pathOf('staff'), body }, options),
    changeStaff: (name, body, options) => json({ method: 'PUT', path: pathOf('staff', name), body }, options),
    disableStaff: (name, options) => json({ method: 'DELETE', path: pathOf('staff', name) }, options),
    makeLink: (rma, body = {}, options) =>
      json({ ...making(options), path: pathOf('returns', rma, 'links'), body }, options),
    listLinks: (rma, options) => json({ method: 'GET', path: pathOf('returns', rma, 'links') }, options),
    revokeLink: (rma, id, options) => json({ method: 'DELETE', path: pathOf('returns', rma, 'links', id) }, options),
    sendCode: (rma, options) => json({ ...once, path: pathOf('returns', rma, 'codes') }, options),
    changeContact: (rma, body, options) =>
      json({ method: 'PUT', path: pathOf('returns', rma, 'contact'), body, again: 'if-refused' }, options),
  };
}

/** One id for all tries. */
function making({ idempotencyKey = newId() }: MakingOptions = {}) {
  return { method: 'POST', id: idempotencyKey, isIdInHeader: true } as const;
}
