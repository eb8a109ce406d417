// What the readers of cases and messages take, for the document of the API.
import type { EventName } from '../contract/events.ts';
import type { JsonSchema } from '../contract/json-schema.ts';
import { fieldsForm } from './read-events.ts';
import { orderForm } from './read-order.ts';
import { requestForm } from './read-request.ts';

export const described: Described = {
  order: orderForm.schema,
  request: requestForm.schema,
  fieldsOf: (event) => fieldsForm(event).schema,
};

interface Described {
  readonly order: JsonSchema;
  readonly request: JsonSchema;
  /** The fields of one event, without `at`, `event` and `by`. */
  readonly fieldsOf: (event: EventName) => JsonSchema;
}
