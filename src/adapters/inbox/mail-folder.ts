// Mails that the catcher took in, each an .eml file.
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../local-files.ts';
import { readAttachment, readMail } from './caught-mail.ts';
import type { CaughtAttachment, CaughtMail } from './caught-mail.ts';

export interface MailFolder {
  /** Resolves when the mail is on the disk. Answers its id. */
  keep(raw: Uint8Array, recipients: readonly string[]): Promise<string>;
  /** Newest first; `to` is an address of the envelope, in any case. */
  list(to?: string): Promise<readonly CaughtMail[]>;
  find(id: string): Promise<CaughtMail | undefined>;
  source(id: string): Promise<Uint8Array | undefined>;
  /** `index` counts from 0. */
  attachment(id: string, index: number): Promise<CaughtAttachment | undefined>;
}

/** Opens the folder, made if absent; mails of earlier runs are there again. */
export async function openMailFolder(folder: string): Promise<MailFolder> {
  await mkdir(folder, { recursive: true });
  const ids = idsOf(await readdir(folder));
  const known = new Map<string, CaughtMail>();
  const pathOf = (id: string) => join(folder, `${id}.eml`);

  async function keep(raw: Uint8Array, recipients: readonly string[]): Promise<string> {
    const id = nextId(ids.at(-1));
    ids.push(id);
    try {
      await writeWhole(pathOf(id), Buffer.concat([envelopeLines(recipients), raw]));
    } catch (error) {
      ids.splice(ids.indexOf(id), 1);
      throw error;
    }
    return id;
  }

  async function source(id: string): Promise<Uint8Array | undefined> {
    return ids.includes(id) ? new Uint8Array(await readFile(pathOf(id))) : undefined;
  }

  async function find(id: string): Promise<CaughtMail | undefined> {
    const raw = known.has(id) ? undefined : await source(id);
    if (raw !== undefined) known.set(id, await readMail(id, raw));
    return known.get(id);
  }

  async function list(to?: string): Promise<readonly CaughtMail[]> {
    // A mail that is still being written, or whose file somebody removed, is left out.
    const mails = await Promise.all(ids.toReversed().map((id) => find(id).catch(() => undefined)));
    return mails.filter((mail) => mail !== undefined).filter((mail) => isFor(mail, to));
  }

  async function attachment(id: string, index: number): Promise<CaughtAttachment | undefined> {
    const raw = await source(id);
    return raw === undefined ? undefined : readAttachment(raw, index);
  }

  return { keep, list, find, source, attachment };
}

function idsOf(names: readonly string[]): string[] {
  const mails = names.filter((name) => /^\d{13}-\d{6}\.eml$/.test(name));
  return mails.map((name) => name.slice(0, -'.eml'.length)).sort();
}

/** Ids sort by arrival, also when the clock stands still or goes back. */
function nextId(last: string | undefined): string {
  const [ms, count] = last === undefined ? [0, 0] : last.split('-').map(Number);
  const now = Math.max(Date.now(), ms ?? 0);
  const next = now === ms ? (count ?? 0) + 1 : 0;
  return `${now}-${String(next).padStart(6, '0')}`;
}

/** The `Received` line parts our own lines from a `Delivered-To` that the sender wrote. */
function envelopeLines(recipients: readonly string[]): Uint8Array {
  const delivered = recipients.map((address) => `Delivered-To: ${address.replace(/[\r\n]/g, '')}\r\n`);
  return Buffer.from(`${delivered.join('')}Received: by the mail catcher; ${new Date().toUTCString()}\r\n`);
}

function isFor(mail: CaughtMail, to: string | undefined): boolean {
  return to === undefined || mail.deliveredTo.some((address) => address.toLowerCase() === to.toLowerCase());
}
