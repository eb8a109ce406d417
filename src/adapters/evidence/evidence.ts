// Evidence: the files in the store of files, what there is of them in the database.
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { instantOf } from '../../domain/instant.ts';
import type { EvidenceFile, EvidenceFiles, EvidenceGiven, EvidenceKept } from '../../ports/evidence.ts';
import type { Files } from '../../ports/papers.ts';
import type { EvidenceTable, Tables } from '../tables.ts';
import { atMost } from '../at-once.ts';
import { takeTurn } from '../turn.ts';
import { pictureFrom, pictureType } from './picture.ts';
import { receive, type Upload } from './upload.ts';

/** Of one return, whoever sends them. */
const mostFiles = 30;
const mostBytes = 200 * 1_048_576;

/** In memory at once: of 50 MiB at most, and a picture of 60 million pixels takes some 240 MiB while it is made anew. */
const mostInMemory = 2;

export interface EvidencePlaces {
  readonly db: Kysely<Tables>;
  readonly files: Files;
  /** A folder on the local disk for what is still coming in. */
  readonly incoming: string;
}

export function databaseEvidence(places: EvidencePlaces): EvidenceFiles {
  const { db, files } = places;
  const inTurn = atMost(mostInMemory);
  return {
    async keep(given) {
      const upload = await receive(given.content, { evidence: given.evidence, folder: places.incoming });
      if (upload.kind === 'refused') return upload;
      try {
        return await inTurn(() => keep(places, given, upload));
      } finally {
        await rm(upload.path, { force: true });
      }
    },

    async list(rma) {
      const rows = await db.selectFrom('evidence').selectAll().where('rma', '=', rma).orderBy('revision').execute();
      return rows.map(fileOf);
    },

    async serve(rma, name) {
      const row = await db
        .selectFrom('evidence')
        .selectAll()
        .where('rma', '=', rma)
        .where('name', '=', name)
        .executeTakeFirst();
      const content = row && (await files.get(servedKey(row)));
      if (row === undefined || content === undefined) return undefined;
      return { file: fileOf(row), content, inline: row.media_type === pictureType };
    },
  };
}

type Here = Extract<Upload, { kind: 'here' }>;

/** The files are written before the row that names them: a row never points at nothing. */
async function keep({ db, files }: EvidencePlaces, given: EvidenceGiven, upload: Here): Promise<EvidenceKept> {
  const { rma } = given;
  const known = await knownAs(db, given, upload);
  if (known !== undefined) return { kind: 'kept', file: fileOf(known) };
  const picture = upload.is.name === 'picture' ? await pictureFrom(upload.path) : undefined;
  if (upload.is.name === 'picture' && picture === undefined) {
    const sentence = 'The picture cannot be opened: it is damaged, or far too large. Please send another one.';
    return { kind: 'refused', why: 'not-usable', sentence };
  }
  const name = randomBytes(16).toString('hex');
  const keys = [originalKey({ rma, name }), ...(picture === undefined ? [] : [pictureKey({ rma, name })])];
  await files.put(originalKey({ rma, name }), await readFile(upload.path));
  if (picture !== undefined) await files.put(pictureKey({ rma, name }), picture);
  const mediaType = picture === undefined ? upload.is.mediaType : pictureType;
  const kept = await enter(db, { name, mediaType, given, upload });
  if (kept.kind === 'refused' || kept.file.name !== name) await Promise.all(keys.map((key) => files.remove(key)));
  return kept;
}

interface Entry {
  readonly name: string;
  readonly mediaType: string;
  readonly given: EvidenceGiven;
  readonly upload: Here;
}

/** One after the other for each return, so that its limits hold and the same content is one file. */
function enter(db: Kysely<Tables>, { name, mediaType, given, upload }: Entry): Promise<EvidenceKept> {
  const { rma, evidence, by, at } = given;
  return takeTurn(db, ['evidence', rma], async (transaction) => {
    const same = await knownAs(transaction, given, upload);
    if (same !== undefined) return { kind: 'kept', file: fileOf(same) };
    const rows = await transaction.selectFrom('evidence').select('bytes').where('rma', '=', rma).execute();
    const held = rows.reduce((sum, { bytes }) => sum + bytes, 0);
    if (rows.length >= mostFiles || held + upload.bytes > mostBytes) return tooMuch;
    const { bytes, sha256 } = upload;
    const told = { name, rma, evidence, bytes, sha256, at, given_by: by, media_type: mediaType };
    const row = await transaction
      .insertInto('evidence')
      .values({ ...told, revision: rows.length + 1 })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { kind: 'kept', file: fileOf(row) };
  });
}

const tooMuch: EvidenceKept = {
  kind: 'refused',
  why: 'too-much',
  sentence: `A return takes ${mostFiles} files and ${mostBytes / 1_048_576} MB at most, and these are here already.`,
};

function knownAs(db: Kysely<Tables> | Transaction<Tables>, { rma, evidence }: EvidenceGiven, { sha256 }: Here) {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('rma', '=', rma)
    .where('evidence', '=', evidence)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}

interface Named {
  readonly rma: string;
  readonly name: string;
}

function originalKey({ rma, name }: Named): string {
  return `evidence/${rma}/${name}.original`;
}

function pictureKey({ rma, name }: Named): string {
  return `evidence/${rma}/${name}.jpg`;
}

/** Of a picture only the one that we made leaves the house. */
function servedKey(row: Selectable<EvidenceTable>): string {
  return row.media_type === pictureType ? pictureKey(row) : originalKey(row);
}

function fileOf({ name, evidence, media_type, bytes, sha256, given_by, at }: Selectable<EvidenceTable>): EvidenceFile {
  const told = { name, evidence, mediaType: media_type, bytes, sha256 };
  return { ...told, by: given_by, at: instantOf(at.getTime()) };
}
