// A shop, an order of a mail and the ports around it, for the specs of mail and papers.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryMailLog } from '../../src/adapters/memory/mail-log.ts';
import type { NoticeOrder } from '../../src/contract/effects.ts';
import type { Money } from '../../src/domain/ruling.ts';
import type { Mail, MailLog } from '../../src/ports/mail.ts';
import type { Citation, PolicyBook, ShopFacts } from '../../src/ports/packs.ts';
import type { People, Person } from '../../src/ports/people.ts';

export const ana: Person = {
  name: 'Ana García',
  email: 'ana@example.com',
  address: { lines: ['1200 Ocean Avenue', 'Apt 4'], postalCode: '90401', city: 'Santa Monica', country: 'US' },
};

export const soocas: ShopFacts = {
  shop: 'soocas',
  name: 'SOOCAS',
  rmaPrefix: 'SOO',
  zone: 'Asia/Shanghai',
  sender: { name: 'SOOCAS Returns', address: 'returns@soocas.example' },
  desks: { agent: 'agents@soocas.example', supervisor: 'supervisors@soocas.example' },
  returnAddress: {
    name: 'SOOCAS Returns',
    address: { lines: ['Building 8, 3rd Floor'], postalCode: '518000', city: 'Shenzhen', country: 'CN' },
  },
};

const nothing: Money = { currency: 'USD', method: null, lines: [], total: 0, payments: [] };

export const sixtyOneNinety: Money = {
  currency: 'USD',
  method: 'original',
  lines: [
    { what: 'goods', line: '1', amount: 7690, clauses: ['SOO-13', 'SOO-21'] },
    { what: 'gift', line: '2', amount: -1500, clauses: ['SOO-08'] },
  ],
  total: 6190,
  payments: [
    { id: 'p1', amount: 3779 },
    { id: 'p2', amount: 2411 },
  ],
};

export const approvedOrder: NoticeOrder = {
  rma: 'SOO-7K3MQ9XA-5',
  pack: { shop: 'soocas', version: '2025-01-01', hash: 'sha256:0' },
  personId: 'person-1',
  clockShift: 0,
  notice: 'approved',
  to: 'customer',
  at: '2026-03-22T03:00:00Z',
  clauses: ['SOO-18', 'SOO-19'],
  cause: 'decided 2026-03-22T03:00:00Z',
  orderNumber: 'S-1001',
  country: 'US',
  lines: [{ line: '1', title: 'Sonic toothbrush', quantity: 1 }],
  due: { at: '2026-03-25T07:00:00Z', clause: 'SOO-19', zone: 'America/Los_Angeles' },
  missing: [],
  reason: null,
  route: 'prepaid-label',
  resolution: 'refund',
  checkList: [
    { what: 'Sonic toothbrush', quantity: 1, clause: 'SOO-04' },
    { what: 'Travel case (gift)', quantity: 1, clause: 'SOO-08' },
  ],
  money: nothing,
  expected: null,
  papers: [],
  lacks: [],
};

/** Clauses of ours have no quote; those of the shop have the words `Words of …`. */
export function cite(clauses: readonly string[]): readonly Citation[] {
  return clauses.map((id) => ({
    id,
    quote: id.startsWith('ALL') ? null : `Words of ${id}`,
    reading: `Reading of ${id}`,
  }));
}

export const book: PolicyBook = {
  packFor: () => approvedOrder.pack,
  shop: () => soocas,
  owesCertificate: () => false,
  citations: (_, clauses) => cite(clauses),
};

export function peopleWith(person: Person | undefined): People {
  const find = async () => person;
  const nothing = async () => undefined;
  const keep = async () => 'person-1';
  return { keep, find, ofReturn: find, change: nothing, untoldChanges: async () => [], changeTold: nothing };
}

export function emptyLog(): MailLog {
  return memoryMailLog();
}

export const plainMail: Mail = {
  messageId: '<one@homeward.soocas.example>',
  from: soocas.sender,
  to: { name: ana.name, address: ana.email },
  subject: 'Your return',
  text: 'Text',
  html: '<p>HTML</p>',
  attachments: [],
};

/** A new folder, removed again afterwards. */
export async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'homeward-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
