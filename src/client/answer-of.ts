// The types of answers are those of the API's schemas, of which nothing but the types is loaded.

/** What a schema of the API reads. */
export type AnswerOf<Schema extends { readonly _output: unknown }> = Schema['_output'];

/** What may be sent for it. */
export type QueryOf<Schema extends { readonly _input: unknown }> = Schema['_input'];
