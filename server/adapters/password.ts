import { hashPassword, verifyPassword } from "better-auth/crypto";

/** Makes the password hashes that sign-in reads (scrypt, in better-auth's form). */
export type Credentials = {
  hash(password: string): Promise<string>;
  verify(attempt: { hash: string; password: string }): Promise<boolean>;
};

export const credentials: Credentials = { hash: hashPassword, verify: verifyPassword };
