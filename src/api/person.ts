// The customer of a return, as the shop's backend names them.
import { isCountry } from '../domain/countries.ts';
import type { Person, PostalAddress } from '../ports/people.ts';
import { entriesOf, fieldsOf, note, type Place, textOf } from './form.ts';

/** Notes what is wrong; the person counts only if nothing was noted. */
export function readPerson(place: Place | undefined): Person {
  const { name, email, address, language } = fieldsOf(place, ['name', 'email', 'address'], ['language']);
  const person = { name: textOf(name, 1, 200), email: emailIn(email), address: addressIn(address) };
  return language === undefined ? person : { ...person, language: languageIn(language) };
}

/** No sign that has a meaning of its own in a header of a mail. */
const emailForm = /^[^\s@<>()[\]:;,\\"]{1,64}@[^\s@<>()[\]:;,\\"]+\.[^\s@<>()[\]:;,\\".]+$/u;

/** RFC 5321 leaves 254 characters for an address. */
const longestEmail = 254;

function emailIn(place: Place | undefined): string {
  const email = textOf(place, 1, longestEmail);
  if (place === undefined || email === '' || (emailForm.test(email) && !email.includes('..'))) return email;
  return note(place, 'BAD_VALUE', 'An e-mail address is written like ada@example.org.') ?? '';
}

/** Which of our languages it comes to is for whoever writes to them. */
function languageIn(place: Place): string {
  const language = textOf(place, 2, 35);
  if (language === '' || /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language)) return language;
  return note(place, 'BAD_VALUE', 'A language is a tag of BCP 47, like de or zh-CN.') ?? '';
}

function addressIn(place: Place | undefined): PostalAddress {
  const { lines, postalCode, city, country } = fieldsOf(place, ['lines', 'postalCode', 'city', 'country']);
  return {
    lines: entriesOf(lines, 1, 4).map((line) => textOf(line, 1, 200)),
    // Some countries have none: then it is empty.
    postalCode: textOf(postalCode, 0, 20),
    city: textOf(city, 1, 200),
    country: countryIn(country),
  };
}

function countryIn(place: Place | undefined): string {
  const country = textOf(place, 1, 200);
  if (place === undefined || country === '' || isCountry(country)) return country;
  return note(place, 'BAD_VALUE', 'A country is two capital letters of ISO 3166, like DE.') ?? '';
}
