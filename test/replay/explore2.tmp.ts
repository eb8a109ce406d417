import { bundleWorkflowCode, Worker, Runtime, DefaultLogger } from '@temporalio/worker';
import { readFileSync, writeFileSync } from 'node:fs';
Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
let t = Date.now();
const lap = (w: string) => { console.log(w, Date.now() - t); t = Date.now(); };
const { code } = await bundleWorkflowCode({ workflowsPath: new URL('../../workflows/index.ts', import.meta.url).pathname, workflowInterceptorModules: [new URL('./trace.tmp.ts', import.meta.url).pathname], logger: new DefaultLogger('ERROR') });
lap('bundle');
writeFileSync('/tmp/gates/bundle.cjs', code);
const history = JSON.parse(readFileSync('/tmp/gates/happy.json', 'utf8'));
for (let i = 0; i < 3; i++) {
const all: any[] = [];
const r = Worker.runReplayHistories({ workflowBundle: { code }, sinks: { trace: { commands: { fn: (_: any, j: string) => void all.push(JSON.parse(j)), callDuringReplay: true } } } } as any, [{ workflowId: 'x', history }]);
for await (const x of r) console.log(x);
lap('replay');
if (i === 0) { writeFileSync('/tmp/gates/commands.json', JSON.stringify(all, null, 1)); console.log(all.map((a) => a.map((c: any) => Object.keys(c).join('+') + ':' + JSON.stringify(c).length))); }
}
console.log(code.length, code.indexOf('sourceMappingURL'));
