// Requests to one operation, made from what the document says of it.
import fc from 'fast-check';
import type { Operation } from '../../src/api/operation.ts';
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import { fromSchema, type Making, nearMisses } from '../support/from-schema.ts';
import { faultsOf } from '../support/json-schema.ts';
import { entryOf, shared } from './fuzz-document.ts';
import { type Asked, atTheBench } from './fuzz-world.ts';

export interface Wish {
  readonly asked: Asked;
  /** Whether the body and the query are as the document allows. */
  readonly form: 'good' | 'broken';
}

export function requestsTo(operation: Operation): fc.Arbitrary<Wish> {
  const common = fc.record({ who: comers, parts: partsOf(operation) });
  return fc.tuple(common, contents(operation), queries(operation)).map(([asked, content, query]) => ({
    asked: { ...asked, ...content.value, query: query.value },
    form: content.form === 'good' && query.form === 'good' ? 'good' : 'broken',
  }));
}

interface Piece<T> {
  readonly value: T;
  readonly form: Wish['form'];
}

const comers = fc.oneof(
  { weight: 3, arbitrary: fc.record({ nth: fc.nat(2), of: fc.constant('allowed' as const) }) },
  { weight: 2, arbitrary: fc.record({ nth: fc.nat(60), of: fc.constantFrom('allowed', 'all') }) },
);

const oddTexts = fc.constantFrom('../..', 'x/y', '%ff', 'SOO-7K3MQ9XA-5', '__proto__', ' ', '\u0000', 'x'.repeat(300));

function partsOf(operation: Operation): fc.Arbitrary<Asked['parts']> {
  const { parameters = [] } = entryOf(operation);
  const parts = parameters.filter((one) => one.in === 'path');
  return fc.record(
    Object.fromEntries(
      parts.map(({ name, schema }) => {
        const known =
          schema.enum === undefined
            ? fc.record({ nth: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(40)) })
            : fromSchema(schema, making).map((text) => ({ text: String(text) }));
        const odd = oddTexts.map((text) => ({ text }));
        return [name, fc.oneof({ weight: 9, arbitrary: known }, odd)];
      }),
    ),
  );
}

function queries(operation: Operation): fc.Arbitrary<Piece<Asked['query']>> {
  const query = (entryOf(operation).parameters ?? []).filter((one) => one.in === 'query');
  const good = fc.record(
    Object.fromEntries(query.map(({ name, schema }) => [name, fromSchema(schema, making).map(String)])),
    { requiredKeys: query.filter(({ required }) => required === true).map(({ name }) => name), noNullPrototype: true },
  );
  const isOpen = operation.query?.safeParse({ surplus: 'x' }).success === true;
  const surplus = good.map((given) => ({ value: { ...given, surplus: 'x' }, form: 'broken' as const }));
  const asGood = good.map((value) => ({ value, form: 'good' as const }));
  return isOpen ? asGood : fc.oneof({ weight: 9, arbitrary: asGood }, surplus);
}

type Content = Pick<Asked, 'body' | 'headers'>;

function contents(operation: Operation): fc.Arbitrary<Piece<Content>> {
  const { body } = operation;
  if (body === undefined) return fc.constant({ value: {}, form: 'good' });
  if (body.kind === 'bytes') {
    return fc
      .oneof(fc.uint8Array({ maxLength: 200 }), fc.json())
      .map((raw) => ({ value: { body: { raw } }, form: 'good' }));
  }
  const schema = entryOf(operation).requestBody?.content['application/json']?.schema ?? {};
  const made = fromSchema(schema, making);
  const good = fc.oneof(examples(body.example, schema), made);
  return fc.oneof(
    { weight: 5, arbitrary: good.map((json) => ({ value: named(operation, json), form: 'good' as const })) },
    {
      weight: 4,
      arbitrary: nearMisses(schema, good, making).map((json) => ({
        value: named(operation, json),
        form: 'broken' as const,
      })),
    },
    { weight: 1, arbitrary: noObject.map((raw) => ({ value: { body: { raw } }, form: 'broken' as const })) },
  );
}

/** The body of the document, as it stands or with another id, so that it is another request. */
function examples(example: object, schema: JsonSchema): fc.Arbitrary<unknown> {
  const body = atTheBench(example) as Readonly<Record<string, unknown>>;
  const names = ['id', 'requestId', 'name'].filter((name) => Object.hasOwn(body, name));
  const renamed = fc.uuid().map((id) => ({ ...body, ...Object.fromEntries(names.map((name) => [name, id])) }));
  const others = fromSchema(schema, making).map((other) => ({ ...body, ...(other as object) }));
  return fc.oneof(
    fc.constant(body),
    renamed,
    others.filter((value) => faultsOf(schema, value, shared).length === 0),
  );
}

/** A message says its id in its body or in this header. */
function named({ headers = [] }: Operation, json: unknown): Content {
  const isNamed = typeof json !== 'object' || json === null || Array.isArray(json) || Object.hasOwn(json, 'id');
  const body = { json };
  return isNamed || !headers.includes('idempotency-key') ? { body } : { body, headers: { 'idempotency-key': 'again' } };
}

const noObject = fc.constantFrom('', '[]', 'null', '7', '{', '{"id": 1, "id": 2}', '{}{}', '"text"', '\ufeff{}');

const making: Making = {
  shared,
  hints: {
    shop: ['soocas', 'website'],
    line: ['1'],
    id: ['1', 'message-1'],
    number: ['S-1', 'S-1001'],
    currency: ['USD', 'CNY', 'JPY'],
    country: ['US', 'DE', 'CN'],
    zone: ['America/New_York', 'Asia/Shanghai'],
    channel: ['official-website'],
    url: ['https://shop.example/hooks'],
    quantity: [1, 2],
  },
};
