// Joins the store of papers and evidence: the local disk, or a bucket where one is set.
import { localFiles } from './adapters/local-files.ts';
import { s3Files } from './adapters/s3-files.ts';
import type { Files } from './ports/papers.ts';
import type { Settings } from './settings.ts';

export function joinFiles({ s3, folders }: Settings): Files {
  return s3 === null ? localFiles(folders.files) : s3Files(s3);
}
