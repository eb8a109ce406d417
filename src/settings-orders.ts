// The settings of the shops' order services, from which a return can be started by the order's number.
import { z } from 'zod';
import { address, secret } from './settings-types.ts';

const services = z.record(z.string(), z.strictObject({ url: address, key: z.string().min(1) }));

const allowed = 'JSON such as {"SHOP":{"url":"https://shop.example/orders","key":"…"}}';

export const orderVariables = {
  HOMEWARD_ORDERS: secret(
    z
      .string()
      .transform((text, context) => {
        const read = services.safeParse(parsed(text));
        if (read.success) return read.data;
        context.addIssue({ code: 'custom', message: allowed });
        return z.NEVER;
      })
      .optional()
      .describe('where the order of a number is asked for, for each shop by its name: address and key, as JSON'),
  ),
};

type Values = z.infer<z.ZodObject<typeof orderVariables>>;

/** By the name of the shop. */
export function orderSettings(values: Values) {
  return values.HOMEWARD_ORDERS ?? {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
