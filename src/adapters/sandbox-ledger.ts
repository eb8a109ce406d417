// The sandbox provider's book: an append-only file of JSON lines, on the disk before anybody hears of them.
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { takeLock } from './folder-lock.ts';

type SandboxStatus = 'pending' | 'succeeded' | 'failed';

export interface SandboxRefund {
  readonly id: string;
  readonly intent: string;
  readonly payment: string;
  /** Minor units, as `amount`; the payment's first line says what can be refunded of it at all. */
  readonly captured: number;
  readonly amount: number;
  readonly currency: string;
  readonly status: SandboxStatus;
  readonly reason?: string;
  readonly at: string;
}

/** `refunded` is a refund's first line, with the key that it was sent with; `changed` tells its later states. */
export type SandboxLine =
  | ({ readonly kind: 'refunded'; readonly key: string } & SandboxRefund)
  | ({ readonly kind: 'changed' } & Pick<SandboxRefund, 'id' | 'status' | 'reason' | 'at'>);

export interface SandboxLedger {
  lines(): readonly SandboxLine[];
  /** Returns when the line is on the disk; throws when it is not, and then the file is as it was before. */
  append(line: SandboxLine): void;
  close(): void;
}

/**
 * Opens the file or makes it. A last line that was torn by the end of the process was never answered: it is cut off,
 * and `notice` hears of it. Throws if another line cannot be read or another process has the file open.
 */
export function openSandboxLedger(file: string, notice: (text: string) => void): SandboxLedger {
  mkdirSync(dirname(file), { recursive: true });
  const unlock = takeLock(`${file}.lock`, `The refund ledger ${file}`);
  try {
    return bookIn(file, notice, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function bookIn(file: string, notice: (text: string) => void, unlock: () => void): SandboxLedger {
  const handle = openSync(file, 'a+');
  syncFolder(dirname(file));
  const content = readFileSync(file);
  let size = content.lastIndexOf('\n') + 1;
  if (size < content.length) {
    ftruncateSync(handle, size);
    fsyncSync(handle);
    notice(`The last line of ${file} was torn (${content.length - size} bytes); nobody had been told of it. Cut off.`);
  }
  const known = linesOf(content.toString('utf8', 0, size), file);
  return {
    lines: () => known,
    append(line) {
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      try {
        writeWhole(handle, bytes);
        fsyncSync(handle);
      } catch (error) {
        ftruncateSync(handle, size);
        throw error;
      }
      size += bytes.length;
      known.push(line);
    },
    close() {
      closeSync(handle);
      unlock();
    },
  };
}

function linesOf(text: string, file: string): SandboxLine[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as SandboxLine;
    } catch {
      throw new Error(`Line ${index + 1} of ${file} is damaged: restore the file, or start with an empty folder.`);
    }
  });
}

function writeWhole(handle: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
}

/** A new file is only there after a failure of power if its folder was synced too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
