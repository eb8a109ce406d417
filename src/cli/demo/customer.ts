// The customer of a story, whom a case file does not name: invented, one for each.
import type { PersonBody } from '../../client/bodies.ts';
import type { Story } from './stories.ts';

export function customerOf({ name, file }: Story): PersonBody {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return {
    name: names[sum % names.length] ?? 'Ada Bright',
    email: `${name.toLowerCase().replace(/[^a-z0-9-]/g, '-')}@customers.example`,
    address: {
      lines: ['12 Sample Street'],
      postalCode: '12345',
      city: 'Sampleton',
      country: file.order.shipTo.country,
    },
  };
}

const names = ['Ada Bright', 'Ben Okoro', 'Chloé Martin', 'Dana Weiss', 'Emi Tanaka', 'Femi Adeyemi', 'Gita Rao'];
