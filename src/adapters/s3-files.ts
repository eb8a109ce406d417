// Papers and evidence in a bucket of any service that speaks S3.
import { S3mini } from 's3mini';
import type { Files } from '../ports/papers.ts';
import { checkedKey } from './local-files.ts';

export interface S3Place {
  /** The bucket's address, its name included. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Each key is an object. Throws what the service said, or after 30 seconds without an answer. */
export function s3Files({ url, region, keyId, secret }: S3Place): Files {
  const bucket = new S3mini({
    endpoint: url,
    region,
    accessKeyId: keyId,
    secretAccessKey: secret,
    requestAbortTimeout: 30_000,
  });
  return {
    async put(key, content) {
      await bucket.putObject(checkedKey(key), Buffer.from(content), 'application/octet-stream');
    },
    async get(key) {
      const content = await bucket.getObjectArrayBuffer(checkedKey(key));
      return content === null ? undefined : new Uint8Array(content);
    },
    async remove(key) {
      await bucket.deleteObject(checkedKey(key));
    },
  };
}
