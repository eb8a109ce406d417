import { proxySinks } from '@temporalio/workflow';
const { trace } = proxySinks<any>();
const plain = (_key: string, v: any) => (v instanceof Uint8Array ? new TextDecoder().decode(v) : typeof v?.toNumber === 'function' ? v.toNumber() : v);
export const interceptors = () => ({
  internals: [{ concludeActivation(input: any, next: any) {
    const output = next(input);
    trace.commands(JSON.stringify(output.commands, plain));
    return output;
  } }],
});
