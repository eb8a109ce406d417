// Every problem that a client can be shown. A code is public: added, never renamed.

/** How many refused messages a return keeps for people to read, the latest; a sender hears of each at once. */
export const keptProblems = 50;
/** How many of them may be signals of unknown names: many drive out nothing that was refused to others. */
export const keptUnknownSignals = 5;
/** How much of such a name is kept, characters. */
export const keptOfSignalName = 40;

/** Where it is (`events[2].by`, empty for the whole), which, and what is allowed instead. */
export interface Problem {
  readonly at: string;
  readonly code: ProblemCode;
  readonly detail: string;
}

/** Status is the HTTP status of RFC 9457; title says what is wrong in general, cure what to do. */
export const problems = {
  NOT_JSON: { status: 400, title: 'Not a JSON object', cure: 'Send one JSON object in UTF-8.' },
  DUPLICATE_KEY: { status: 400, title: 'A key stands twice', cure: 'Name every field once.' },
  UNKNOWN_FIELD: { status: 422, title: 'Unknown field', cure: 'Remove the field or correct its name.' },
  MISSING_FIELD: { status: 422, title: 'A required field is missing', cure: 'Add the field.' },
  WRONG_TYPE: { status: 422, title: 'Wrong type', cure: 'Give the field the type that the detail names.' },
  BAD_VALUE: { status: 422, title: 'Value not allowed', cure: 'Use one of the values that the detail names.' },
  TOO_LARGE: { status: 413, title: 'Too large', cure: 'Stay within the limit that the detail names.' },
  INCONSISTENT: { status: 422, title: 'Fields contradict one another', cure: 'Correct one of the two fields.' },
  NOT_NOW: { status: 409, title: 'Not in this stage', cure: 'Read the return: its card says what it waits for.' },
  NOT_ALLOWED: { status: 403, title: 'Not allowed', cure: 'Let somebody with the role that the detail names do it.' },
  REASON_MISSING: { status: 422, title: 'A reason is required', cure: 'Say why, in `reason`.' },
  EVIDENCE_MISSING: { status: 422, title: 'Evidence is missing', cure: 'Ask for the evidence that the detail names.' },
  POLICY_REFUSES: { status: 409, title: 'A clause bars it', cure: 'The detail names the clause.' },
  TOO_LATE: { status: 409, title: 'Too late', cure: 'The clock that the detail names has ended.' },
  TOO_MUCH: { status: 409, title: 'More than there is', cure: 'Ask for at most what the detail names.' },
  ALREADY_DECIDED: { status: 409, title: 'Already decided', cure: 'Read who decided and when in the detail.' },
  DIFFERENT_CONTENT: { status: 409, title: 'Same id, other content', cure: 'Use a new id, or send the same content.' },
  MADE_BEFORE: {
    status: 409,
    title: 'Made before, and shown then',
    cure: 'Use what the first answer said; if it is lost, revoke what the detail names and make another under a new id.',
  },
  RETURN_ENDED: { status: 410, title: 'The return has ended', cure: 'Start a new return if the window is open.' },
  NOT_FOUND: { status: 404, title: 'Not found', cure: 'Check the RMA number and the path.' },
  NO_SUCH_METHOD: { status: 405, title: 'Not this method', cure: 'Use a method that the header Allow names.' },
  TOO_MANY: { status: 429, title: 'Too many requests', cure: 'Wait as long as Retry-After says, then go on.' },
  SIGN_IN_FAILED: { status: 401, title: 'Not signed in', cure: 'Check name and password, or ask an operator.' },
  NO_CSRF: {
    status: 403,
    title: 'It does not show that it comes from our pages',
    cure: 'Send the token of GET /v1/session in the header X-CSRF-Token, from our own address.',
  },
  WRONG_CODE: { status: 403, title: 'The code does not fit', cure: 'Type it again, or have a new one sent.' },
  KEYS_ACTIVE: { status: 409, title: 'Two such keys are active', cure: 'Revoke one of them, then make the new one.' },
  TAKEN: { status: 409, title: 'Somebody has it already', cure: 'Choose another one.' },
  NO_KEY: { status: 401, title: 'No valid key', cure: 'Send `Authorization: Bearer KEY` with a key of this service.' },
  BAD_SIGNATURE: {
    status: 401,
    title: 'The signature does not fit',
    cure: 'Sign the bytes that are sent, with the secret of this address, and send them within five minutes.',
  },
  PAUSED: { status: 423, title: 'The return is paused', cure: 'An operator paused it; try again when it goes on.' },
  UNAVAILABLE: { status: 503, title: 'Not available now', cure: 'Try again with the same ids after Retry-After.' },
  BROKEN: { status: 500, title: 'Our mistake', cure: 'Try again with the same ids; if it stays, tell the operators.' },
} as const;

export type ProblemCode = keyof typeof problems;
