// Where parcels go: one warehouse for every country, and at most one of its own for each.
import { isCountry } from '../domain/countries.ts';
import type { PackDocument } from './schema.ts';
import type { Flaw } from './source.ts';

interface Named {
  readonly country: string;
  readonly path: Flaw['path'];
}

export function checkWarehouses({ warehouse, localWarehouses }: PackDocument): readonly Flaw[] {
  const served = localWarehouses.flatMap(({ countries }, index) =>
    countries.map((country, place): Named => ({ country, path: ['localWarehouses', index, 'countries', place] })),
  );
  const addresses = [
    { country: warehouse.address.country, path: ['warehouse', 'address', 'country'] },
    ...localWarehouses.map(({ address: { country } }, index): Named => ({
      country,
      path: ['localWarehouses', index, 'address', 'country'],
    })),
  ];
  const unknown = [...addresses, ...served].filter(({ country }) => !isCountry(country));
  const twice = served.filter(({ country }, index) => served.findIndex((one) => one.country === country) < index);
  return [
    ...unknown.map(({ country, path }) => ({
      path,
      saying: `"${country}" is no country; write two capital letters of ISO 3166, like DE.`,
    })),
    ...twice.map(({ country, path }) => ({
      path,
      saying: `${country} has a warehouse above already; name each country once.`,
    })),
  ];
}
