// A worker that makes the papers of one return and is killed at a named point; for the test of labels and crashes.
import { makePapers } from '../../activities/makePapers.ts';
import { openDatabase } from '../../src/adapters/database.ts';
import { databaseLabels } from '../../src/adapters/labels.ts';
import { localFiles } from '../../src/adapters/local-files.ts';
import { pdfPapers } from '../../src/adapters/pdf-papers.ts';
import type { Carrier, Labels } from '../../src/ports/carriers.ts';
import type { Files } from '../../src/ports/papers.ts';
import { ana, approvedOrder, book, peopleWith } from '../activities/builders.ts';
import type { KillPoint, WorkerTask } from './label-tasks.ts';
import { carrierAt } from './labels.ts';

await work(JSON.parse(process.argv[2] ?? '') as WorkerTask);

async function work({ database, filesFolder, carrierUrl, carrier, rma, killAt }: WorkerTask): Promise<void> {
  const { db, close } = await openDatabase(database);
  const at = (point: KillPoint) => {
    if (point === killAt) process.kill(process.pid, 'SIGKILL');
  };
  const papers = makePapers({
    people: peopleWith(ana),
    book,
    papers: pdfPapers(),
    files: watchedFiles(localFiles(filesFolder), at),
    carrier: watchedCarrier(carrierAt(carrierUrl, carrier), at),
    labels: watchedLabels(databaseLabels(db), at),
  });
  const made = await papers({ ...approvedOrder, rma, route: 'prepaid-label' });
  const labels = await databaseLabels(db).of(rma);
  await close();
  process.stdout.write(JSON.stringify({ papers: made.papers, labels }));
}

type At = (point: KillPoint) => void;

function watchedCarrier(carrier: Carrier, at: At): Carrier {
  return {
    ...carrier,
    async buy(order, offer) {
      at('before-buying');
      const answer = await carrier.buy(order, offer);
      at('committed');
      return answer;
    },
  };
}

function watchedLabels(labels: Labels, at: At): Labels {
  return {
    ...labels,
    async intend(label) {
      const kept = await labels.intend(label);
      at('intended');
      return kept;
    },
    async bought(key, label) {
      await labels.bought(key, label);
      at(label.fileKey === null ? 'recorded' : 'file-recorded');
    },
  };
}

function watchedFiles(files: Files, at: At): Files {
  return {
    ...files,
    async put(key, content) {
      await files.put(key, content);
      if (key.includes('return-label')) at('fetched');
    },
  };
}
