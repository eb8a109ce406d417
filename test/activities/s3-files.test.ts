// Files in a bucket: the service is a stand-in that keeps objects by their path and looks at the signature's form.
import { afterAll, expect, test } from '@jest/globals';
import { s3Files } from '../../src/adapters/s3-files.ts';
import { openFakeServer } from '../support/fake-server.ts';

const objects = new Map<string, Buffer>();
const signed: string[] = [];
let broken = false;

const service = await openFakeServer(({ method, url, headers }, response, content) => {
  signed.push(String(headers.authorization));
  const path = String(url).split('?')[0] ?? '';
  const found = objects.get(path);
  if (broken) return response.writeHead(500).end('<Error><Code>InternalError</Code></Error>');
  if (method === 'PUT') objects.set(path, content);
  if (method === 'DELETE') objects.delete(path);
  if (method === 'GET' && found === undefined) {
    return response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  }
  return response.writeHead(method === 'DELETE' ? 204 : 200).end(method === 'GET' ? found : undefined);
});
afterAll(() => service.close());

function bucket() {
  return s3Files({ url: `${service.url}/returns`, region: 'eu-1', keyId: 'id', secret: 'never-sent' });
}

test('what is put is there byte for byte, what was removed or never put is not', async () => {
  const files = bucket();
  const content = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  await files.put('evidence/SOO-7K3MQ9XA-5/abc.original', content);
  expect([...objects.keys()]).toEqual(['/returns/evidence/SOO-7K3MQ9XA-5/abc.original']);
  expect(await files.get('evidence/SOO-7K3MQ9XA-5/abc.original')).toEqual(content);
  await files.remove('evidence/SOO-7K3MQ9XA-5/abc.original');
  expect(await files.get('evidence/SOO-7K3MQ9XA-5/abc.original')).toBeUndefined();
});

test('every call is signed, and the secret is never in it', async () => {
  await bucket().put('papers/a.pdf', new Uint8Array([1]));
  expect(signed.every((one) => one.startsWith('AWS4-HMAC-SHA256 Credential=id/'))).toBe(true);
  expect(signed.join()).not.toContain('never-sent');
});

test('a key that we would not form is refused before anything is asked', async () => {
  await expect(bucket().put('../other-bucket/a', new Uint8Array([1]))).rejects.toThrow('no key of a file');
});

test('a service that fails is an error, never a file that is not there', async () => {
  broken = true;
  await expect(bucket().get('papers/a.pdf')).rejects.toThrow();
  await expect(bucket().put('papers/a.pdf', new Uint8Array([1]))).rejects.toThrow();
  broken = false;
});
