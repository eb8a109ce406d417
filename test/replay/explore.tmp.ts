import setUp from '../support/global-setup.ts';
import { spawnSync } from 'node:child_process';
if (process.argv[2] === 'child') {
  const { openWorld } = await import('../support/world.ts');
  const { fakes, nothingSeen, startReturn } = await import('../support/a-return.ts');
  const { happy } = await import('../support/soocas.ts');
  const { historyToJSON } = await import('@temporalio/common/lib/proto-utils.js');
  const { writeFileSync } = await import('node:fs');
  const seen = nothingSeen();
  const world = await openWorld(fakes(seen));
  const t = Date.now();
    const one = await startReturn(world, happy);
    await one.tell('approve', { by: 'agent:bo' });
    await one.until('2026-03-21T09:00:00Z');
    await one.tell('parcelScanned', { by: 'carrier', carriagePaidBy: 'shop', carriage: 900 });
    await one.until('2026-03-23T09:00:00Z');
    await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
    await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
    await world.settled(one.handle);
    await one.tell('refundReported', { by: 'provider', status: 'settled' });
    await world.settled(one.handle);
    console.log(await one.card());
    await one.until('2026-05-23T09:00:00Z');
    console.log(await one.handle.result(), Date.now()-t);
    const json = historyToJSON(await one.handle.fetchHistory());
    writeFileSync('/tmp/gates/happy.json', typeof json === 'string' ? json : JSON.stringify(json));
  await world.close();
} else {
  await setUp();
  spawnSync(process.execPath, ['--import','tsx', import.meta.filename, 'child'], {stdio:'inherit'});
  await globalThis.endTemporalForTests?.();
}
