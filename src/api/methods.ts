// What is asked of a path that has no such method, or is no path of ours.
import { problemResponse } from './problem.ts';
import { refuse, responseOf } from './answer.ts';

/** A route as far as it can be told apart: `get`, `/v1/returns/{rma}`. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** 405 with the methods that the path has, which OPTIONS asks for; 404 for a path that there is none of. */
export function noSuchRoute(routes: readonly Route[]): (request: Request) => Response {
  const known = routes.map(({ method, path }) => ({ method, form: formOf(path) }));
  return (request) => {
    const { pathname } = new URL(request.url);
    const methods = known.filter(({ form }) => form.test(pathname)).map(({ method }) => method.toUpperCase());
    if (methods.length === 0) return responseOf(refuse('NOT_FOUND', 'There is no such path.'));
    const allow = [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].sort();
    const headers = { allow: [...allow, 'OPTIONS'].join(', ') };
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers });
    const detail = `This path takes ${headers.allow}.`;
    const refused = problemResponse([{ at: '', code: 'NO_SUCH_METHOD', detail }]);
    refused.headers.set('allow', headers.allow);
    return refused;
  };
}

function formOf(path: string): RegExp {
  const escaped = path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
