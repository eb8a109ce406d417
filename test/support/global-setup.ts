// One Temporal server and one workflow bundle for all tests of a run, with what parts share; test files find them in their
// environment.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineSearchAttributeKey } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { bundleOfWorkflows } from '../../src/adapters/workflow-bundle.ts';
import { searchAttributes } from '../../src/contract/attributes.ts';
import setUpParts from './global-parts.ts';
import tearDownParts from './global-parts-teardown.ts';

export default async function setUp(): Promise<void> {
  const logger = new DefaultLogger('WARN');
  Runtime.install({ shutdownSignals: [], logger, telemetryOptions: { logging: { filter: 'WARN', forward: {} } } });
  const folder = newFolder();
  const bundling = bundleOfWorkflows(at('workflows/index.ts'));
  const [server, bundle, parts] = await Promise.allSettled([startServer(), bundling, setUpParts()]);
  globalThis.endTemporalForTests = async () => {
    if (server.status === 'fulfilled') await server.value.teardown();
    rmSync(folder, { recursive: true, force: true });
    await tearDownParts();
  };
  if (server.status === 'rejected' || bundle.status === 'rejected' || parts.status === 'rejected') {
    await globalThis.endTemporalForTests(); // Jest does not call the teardown of a set-up that failed.
    throw [server, bundle, parts].find((part) => part.status === 'rejected')?.reason;
  }
  const bundleFile = join(folder, 'workflows.cjs');
  writeFileSync(bundleFile, bundle.value);
  process.env['TEST_TEMPORAL_ADDRESS'] = server.value.address;
  process.env['TEST_WORKFLOW_BUNDLE'] = bundleFile;
}

declare global {
  /** Ends the server and removes what was made for the run. */
  var endTemporalForTests: (() => Promise<void>) | undefined;
}

function at(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

function newFolder(): string {
  mkdirSync(at('.homeward/cache'), { recursive: true });
  return mkdtempSync(at('.homeward/cache/test-'));
}

async function startServer(): Promise<TestWorkflowEnvironment> {
  const path = execFileSync(at('temporal-dev.sh'), ['cli'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
  return await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      ip: '127.0.0.1',
      ui: false,
      log: { format: 'pretty', level: 'never' },
      searchAttributes: attributeKeys(),
      extraArgs: [
        ['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'],
        ['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="20ms"'],
      ].flat(),
    },
  });
}

function attributeKeys() {
  const types = { Keyword: 'KEYWORD', Datetime: 'DATETIME', KeywordList: 'KEYWORD_LIST' } as const;
  return Object.entries(searchAttributes).map(([name, type]) => defineSearchAttributeKey(name, types[type]));
}
