// The command line of Homeward: the table of its commands.
import { exitCodes, runCommand } from './cli/command-line.ts';
import { databaseCommands } from './join-database-commands.ts';
import { doctorCommands } from './join-doctor-commands.ts';
import { keysCommands } from './join-keys-commands.ts';
import { policyCommands } from './join-policy-commands.ts';
import { reconcileCommands } from './join-reconcile-commands.ts';
import { joinReturnsCommands } from './join-returns-commands.ts';
import { settingsCommands } from './join-settings-commands.ts';
import { staffCommands } from './join-staff-commands.ts';

const commands = [
  ...joinReturnsCommands(process.env),
  ...policyCommands(process.env),
  ...keysCommands(process.env),
  ...staffCommands(process.env, process.stdin),
  ...databaseCommands(process.env),
  ...reconcileCommands(process.env),
  ...doctorCommands(process.env),
  ...settingsCommands(process.env),
];

// A failed write is told to whoever waits for it; without a listener it would be thrown once more.
process.stdout.on('error', () => process.exit(exitCodes.well));
process.exitCode = await runCommand(process.argv.slice(2), commands, {
  out: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
});
