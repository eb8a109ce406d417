// The papers of a return are found again where activities have put them.
import { expect, test } from '@jest/globals';
import { localFiles } from '../../src/adapters/local-files.ts';
import { memoryLabels } from '../../src/adapters/memory/labels.ts';
import { returnPapers } from '../../src/adapters/papers/return-papers.ts';
import { inFolder } from './builders.ts';

const rma = 'SOO-7K3MQ9XA-5';
const at = '2026-03-22T03:00:00Z';
const money = { amount: 900, currency: 'USD', at };

test('those that were made are listed and read, by names of ours alone', () =>
  inFolder(async (folder) => {
    const files = localFiles(folder);
    const labels = memoryLabels();
    const papers = returnPapers({ files, labels });
    const put = (key: string) => files.put(key, Buffer.from(`%PDF ${key}`));
    expect(await papers.list(rma)).toEqual([]);
    await labels.intend({ key: `${rma}:label`, rma, carrier: 'paper', shipmentId: null, ...money });
    await put(`papers/${rma}/return-label.pdf`);
    await put(`papers/${rma}/packing-slip.pdf`);
    await put('papers/SOO-OTHER/refund-certificate.pdf');
    await put(`papers/${rma}/refund-certificate.pdf`);
    expect((await papers.list(rma)).map(({ name }) => name)).toEqual(['packing-slip.pdf', 'refund-certificate.pdf']);
    const bought = { shipmentId: null, trackingNumber: 'T-1', fileKey: `papers/${rma}/return-label.pdf` };
    await labels.bought(`${rma}:label`, { ...bought, ...money });
    const mediaType = 'application/pdf';
    expect(await papers.list(rma)).toEqual([
      { name: 'return-label.pdf', kind: 'label', mediaType },
      { name: 'packing-slip.pdf', kind: 'packing-slip', mediaType },
      { name: 'refund-certificate.pdf', kind: 'refund-certificate', mediaType },
    ]);
    const slip = await papers.read(rma, 'packing-slip.pdf');
    expect(Buffer.from(slip ?? []).toString()).toBe(`%PDF papers/${rma}/packing-slip.pdf`);
    for (const name of [
      '../SOO-OTHER/refund-certificate.pdf',
      '..',
      'return-address.pdf',
      'label',
      `papers/${rma}/packing-slip.pdf`,
    ])
      expect(await papers.read(rma, name)).toBeUndefined();
    expect(await papers.read('SOO-OTHER', 'packing-slip.pdf')).toBeUndefined();
  }));

test('a label that was given back is none of the return’s papers', () =>
  inFolder(async (folder) => {
    const files = localFiles(folder);
    const labels = memoryLabels();
    await labels.intend({ key: `${rma}:label`, rma, carrier: 'easypost', shipmentId: 's', ...money });
    const fileKey = `papers/${rma}/return-label.pdf`;
    await files.put(fileKey, Buffer.from('%PDF'));
    await labels.bought(`${rma}:label`, { shipmentId: 's', trackingNumber: 'T', fileKey, ...money });
    await labels.voided(`${rma}:label`, at);
    expect(await returnPapers({ files, labels }).list(rma)).toEqual([]);
  }));
