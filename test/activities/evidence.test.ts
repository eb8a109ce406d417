// What customers send as evidence: real pictures, real attempts to smuggle something in, in a real database.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseEvidence } from '../../src/adapters/evidence/evidence.ts';
import { localFiles } from '../../src/adapters/local-files.ts';
import type { Evidence } from '../../src/domain/vocabulary.ts';
import type { EvidenceKept } from '../../src/ports/evidence.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';

const mebibyte = 1_048_576;

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  function store() {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-evidence-'));
    const incoming = join(folder, 'incoming');
    const evidence = databaseEvidence({ db: database.db, files: localFiles(folder), incoming });
    const rma = `SOO-${folder.slice(-6)}`;
    const give = (content: Uint8Array | AsyncIterable<Uint8Array>, what: Evidence = 'product-photo') =>
      evidence.keep({ rma, evidence: what, by: 'customer', at: '2026-03-22T03:00:00Z', content: inParts(content) });
    return { ...evidence, rma, give, folder, left: () => readdirSync(incoming) };
  }

  test('a photo from a phone becomes an upright picture without its place and its maker; the original stays as it came', async () => {
    const { give, serve, rma, folder, left } = store();
    const sent = await phonePhoto();
    const { file } = keptIn(await give(sent));
    const served = await serve(rma, file.name);
    const { width, height, format, exif, xmp, orientation } = await sharp(served?.content).metadata();
    expect({ width, height, format, exif, xmp, orientation }).toEqual({ width: 300, height: 400, format: 'jpeg' });
    expect(Buffer.from(served?.content ?? []).includes('Secret camera')).toBe(false);
    expect(readFileSync(join(folder, 'evidence', rma, `${file.name}.original`))).toEqual(Buffer.from(sent));
    expect([file.bytes, served?.inline, left()]).toEqual([sent.length, true, []]);
  });

  test('a picture is made anew, so that what hangs behind it is gone', async () => {
    const { give, serve, rma } = store();
    const zip = Buffer.from('PK\u0003\u0004<script>alert(1)</script>');
    const { file } = keptIn(await give(Buffer.concat([await phonePhoto(), zip])));
    expect(Buffer.from((await serve(rma, file.name))?.content ?? []).includes('<script>')).toBe(false);
  });

  test('a large picture is served smaller, a small one as large as it is', async () => {
    const { give, serve, rma } = store();
    const large = keptIn(await give(await plainPicture(4000, 1000)));
    const content = (await serve(rma, large.file.name))?.content;
    expect(await sharp(content).metadata()).toMatchObject({ width: 2560, height: 640 });
  });

  test.each([
    ['a page of HTML', () => Buffer.from('<html><script>alert(1)</script></html>')],
    [
      'an SVG, which can run programs',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    ],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000)])],
    ['a PDF in place of a photo', () => Buffer.from('%PDF-1.7\n%%EOF')],
    ['a HEIC', () => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(5000)])],
    ['half of a picture', async () => (await plainPicture(600, 600)).subarray(0, 900)],
    ['a picture of a gigapixel in a few bytes', () => pngOfSize(40_000, 40_000)],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s is refused with a sentence for the customer, and leaves nothing behind', async (_, content) => {
    const { give, list, rma, left } = store();
    const kept = await give(await content());
    expect(kept).toMatchObject({
      kind: 'refused',
      why: 'not-usable',
      sentence: expect.stringMatching(/^(Please|This|The) .+\.$/),
    });
    expect([await list(rma), left()]).toEqual([[], []]);
  });

  test('a file without end is refused as soon as it is too large, and is not read any further', async () => {
    const { give, left } = store();
    let read = 0;
    const endless = (async function* () {
      yield await phonePhoto();
      for (;;) {
        read += mebibyte;
        yield Buffer.alloc(mebibyte);
      }
    })();
    expect(await give(endless)).toMatchObject({ kind: 'refused', why: 'too-large' });
    expect(read).toBeLessThan(22 * mebibyte);
    expect(left()).toEqual([]);
  });

  test('a sender who breaks off leaves nothing behind', async () => {
    const { give, list, rma, left } = store();
    const broken = (async function* () {
      yield await phonePhoto();
      throw new Error('the line is dead');
    })();
    await expect(give(broken)).rejects.toThrow('the line is dead');
    expect([await list(rma), left()]).toEqual([[], []]);
  });

  test('an invoice as PDF and a video are kept, and can only be saved', async () => {
    const { give, serve, rma } = store();
    const pdf = keptIn(await give(Buffer.from('%PDF-1.7\nhello\n%%EOF'), 'carriage-invoice'));
    const video = keptIn(await give(mp4(), 'video'));
    expect([await serve(rma, pdf.file.name), await serve(rma, video.file.name)]).toMatchObject([
      { inline: false, file: { mediaType: 'application/pdf' } },
      { inline: false, file: { mediaType: 'video/mp4' } },
    ]);
  });

  test('what is told in words takes no file', async () => {
    const { give } = store();
    expect(await give(await phonePhoto(), 'order-number')).toMatchObject({
      kind: 'refused',
      sentence: 'order-number is told in words: no file is needed for it.',
    });
  });

  test('the same picture twice, and at the same moment, is one file', async () => {
    const { give, list, rma } = store();
    const photo = await phonePhoto();
    const names = (await Promise.all([give(photo), give(photo), give(photo)])).map((kept) => keptIn(kept).file.name);
    expect(new Set([...names, keptIn(await give(photo)).file.name]).size).toBe(1);
    expect(await list(rma)).toHaveLength(1);
  });

  test('a return takes thirty files, the next one is refused, also when many come at once', async () => {
    const { give, list, rma, folder } = store();
    const pdfs = Array.from({ length: 33 }, (_, count) => Buffer.from(`%PDF-1.7\n${count}\n%%EOF`));
    const kept = await Promise.all(pdfs.map((pdf) => give(pdf, 'supplementary')));
    expect(kept.filter((one) => one.kind === 'refused' && one.why === 'too-much')).toHaveLength(3);
    expect(await list(rma)).toHaveLength(30);
    expect(readdirSync(join(folder, 'evidence', rma))).toHaveLength(30);
  });

  test('a file is of its return alone', async () => {
    const { give, serve } = store();
    const { file } = keptIn(await give(await plainPicture(10, 10)));
    expect(await serve('SOO-OTHER', file.name)).toBeUndefined();
    expect(await serve('SOO-OTHER', '../../database')).toBeUndefined();
  });
});

function keptIn(kept: EvidenceKept): Extract<EvidenceKept, { kind: 'kept' }> {
  if (kept.kind === 'refused') throw new Error(`Refused: ${kept.sentence}`);
  return kept;
}

/** As a network hands it over, in small pieces. */
async function* inParts(content: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (!(content instanceof Uint8Array)) return yield* content;
  for (let from = 0; from < content.length; from += 1_000) yield content.subarray(from, from + 1_000);
}

/** 400 by 300 as the sensor saw it, held upright, with where and by what it was taken. */
async function phonePhoto(): Promise<Buffer> {
  const tags = { IFD0: { Make: 'Secret camera' }, IFD3: { GPSLatitude: '48/1 8/1 0/1', GPSLatitudeRef: 'N' } };
  const noise = sharp({ create: { width: 400, height: 300, channels: 3, background: 'teal' } });
  return noise.withExif(tags).withMetadata({ orientation: 6 }).jpeg().toBuffer();
}

async function plainPicture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: 'olive' } })
    .png()
    .toBuffer();
}

/** The head of a PNG that says how large it would be. */
function pngOfSize(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, Buffer.from('0806000000', 'hex'), Buffer.alloc(5000)]);
}

function mp4(): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(6000)]);
}
