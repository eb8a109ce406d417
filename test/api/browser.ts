// A bench with staff, and a browser before it: it keeps our cookies and sends them back.
import type { Door } from '../../src/api/door.ts';
import { openBench } from './bench.ts';

export const password = 'correct horse battery';

type Bench = ReturnType<typeof openBench>;

/** One of each role, of all shops; `sub` signs in at the company alone. */
export async function withStaff(doorChanges: Partial<Door> = {}): Promise<Bench> {
  const bench = openBench({ doorChanges });
  const bare = { shop: null, email: null, subject: null, password };
  await bench.door.staff.add({ ...bare, name: 'bo', role: 'agent' });
  await bench.door.staff.add({ ...bare, name: 'eve', role: 'supervisor' });
  await bench.door.staff.add({ ...bare, name: 'ann', role: 'inspector' });
  await bench.door.staff.add({ ...bare, name: 'max', role: 'operator' });
  await bench.door.staff.add({ ...bare, name: 'sub', role: 'agent', subject: 'sub-1', password: null });
  return bench;
}

/** @param cookie one that is there before anybody signs in, as `name=value` */
export function browserOf(app: Bench['app'], cookie = '') {
  const jar = new Map<string, string>();
  const keep = (pair: string) => {
    const [name = '', value = ''] = pair.split('=', 2);
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  };
  keep(cookie);
  const sent = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await app.request(path, {
      method,
      headers: { ...(jar.size > 0 && { cookie: sent() }), 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) keep(set.split(';')[0] ?? '');
    const text = await response.text();
    const read = (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>;
    const errors = ((read['errors'] ?? []) as readonly { readonly at: string; readonly code: string }[]).map(
      ({ at, code }) => `${code} ${at}`.trim(),
    );
    return { status: response.status, headers: response.headers, body: read, errors };
  };
  return {
    send,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
    post: (path: string, body: object, headers?: Record<string, string>) => send('POST', path, body, headers),
    signIn: (name: string, word = password, headers?: Record<string, string>) =>
      send('POST', '/v1/session', { name, password: word }, headers),
    /** What the browser would send, as `name=value`. */
    cookie: sent,
  };
}
