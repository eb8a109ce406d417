// Passwords and codes: hashed so slowly that nobody tries through what people think of.
import { hash, verify } from '@node-rs/argon2';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** `hashed` null: nobody's. It takes as long as any other, and the answer is false. */
  fits(hashed: string | null, password: string): Promise<boolean>;
}

/** Argon2id with the figures that OWASP names first for it: 19 MiB, two passes, one lane; some 30 ms of a core. */
export function argonPasswords(): Passwords {
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, figures),
    async fits(hashed, password) {
      nobodys ??= hash('nobody has this one', figures);
      const against = hashed ?? (await nobodys);
      const isRight = await verify(against, password);
      return isRight && hashed !== null;
    },
  };
}

/** The algorithm is Argon2id without being named. */
const figures = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
