// A worker's process with one activity in it, which dies by SIGKILL at the point that it is told.
import type { Point } from './mortal.ts';
import { runActivity, type Work } from './one-activity.ts';

const { work, diesAt } = JSON.parse(process.argv[2] ?? '') as { readonly work: Work; readonly diesAt: Point };

await runActivity(
  work,
  (point) => {
    if (point === diesAt) process.kill(process.pid, 'SIGKILL');
  },
  async () => undefined,
);
