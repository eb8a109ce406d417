// Starts the sandbox payment provider, a process of its own as every payment provider is.
import { startSandboxProvider } from './adapters/sandbox-provider.ts';
import { readSettings } from './settings.ts';

try {
  const { url, key, ledgerFile, faults } = readSettings(process.env).sandbox;
  const port = Number(new URL(url).port || 80);
  const provider = await startSandboxProvider({ port, ledgerFile, keys: [key], faults });
  process.stdout.write(`The sandbox payment provider answers at ${provider.url}; its ledger is ${ledgerFile}.\n`);
  const stop = (): void => void provider.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
