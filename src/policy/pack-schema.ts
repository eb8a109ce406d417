// The form of packs for editors, which complete and check a pack while it is written.
import { z } from 'zod';
import { commonPack, pack } from './schema.ts';

/** The JSON Schema that stands in packs/pack.schema.json, for a shop's pack and for the common one. */
export function packJsonSchema(): object {
  // Editors see what is written, before defaults are filled in.
  return z.toJSONSchema(z.union([pack, commonPack]), { io: 'input', reused: 'ref' });
}
