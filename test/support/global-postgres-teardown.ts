export default async function tearDown(): Promise<void> {
  await globalThis.postgresForTests?.close();
  globalThis.postgresForTests = undefined;
}
