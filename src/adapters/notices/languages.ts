// The languages of e-mails: one file each in the folder `languages`, read and checked when the process starts.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { textsForm } from './texts.ts';
import type { Texts } from './texts.ts';

/** The language of the packs, of staff, and of customers of whom we know no other. */
export const defaultLanguage = 'en';

/** A language by its code, the name of its file. */
export const languages: ReadonlyMap<string, Texts> = readLanguages();

/** The language of our packs and of all who work with them. */
export const english = textsOf(defaultLanguage);

/**
 * The language that a tag of BCP 47 asks for: `de-AT` is German, `zh-TW` Chinese as we have it. English for a tag that we
 * have no texts for, and without one.
 */
export function languageFor(tag: string | undefined): string {
  const code = tag?.split('-', 1)[0]?.toLowerCase() ?? defaultLanguage;
  return languages.has(code) ? code : defaultLanguage;
}

/** Throws for a code without a file. */
export function textsOf(code: string): Texts {
  const found = languages.get(code);
  if (found === undefined) throw new Error(`There are no texts in the language ${code}.`);
  return found;
}

/** Throws an `Error` with a line for each text that is missing, unknown or wrong; `name` is told in it. */
export function readTexts(name: string, yaml: string): Texts {
  const read = textsForm.safeParse(parse(yaml));
  if (read.success) return read.data;
  const flaws = read.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`);
  throw new Error(flaws.join('\n'));
}

function readLanguages(): ReadonlyMap<string, Texts> {
  const folder = new URL('./languages/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return new Map(
    files.toSorted().map((file) => {
      const path = fileURLToPath(new URL(file, folder));
      return [file.slice(0, -'.yaml'.length), readTexts(file, readFileSync(path, 'utf8'))];
    }),
  );
}
