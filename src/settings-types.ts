// What several settings are alike in; the error of each type says what is allowed.
import { z } from 'zod';

export const address = z.url({ protocol: /^https?$/, error: 'an address such as http://127.0.0.1:7237' });

export const whole = (least: number, most: number) => {
  const wanted = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(new RegExp(`^[0-9]{1,${String(most).length}}$`), wanted)
    .transform(Number)
    .refine((number) => number >= least && number <= most, wanted);
};

/** What is never printed; the outermost of a type's marks. */
export const secret = <Type extends z.ZodType>(type: Type): Type => type.meta({ secret: true });
