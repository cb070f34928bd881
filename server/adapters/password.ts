import { hashPassword } from "better-auth/crypto";

/** Makes the password hashes that sign-in reads (scrypt, in better-auth's form). */
export type Credentials = { hash(password: string): Promise<string> };

export const credentials: Credentials = { hash: hashPassword };
