import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";

/** What a room's first entry follows: 32 zero bytes. */
export const firstPrevHash = new Uint8Array(32);

export const newSalt = () => new Uint8Array(randomBytes(16));

/** sha256(salt ‖ RFC 8785 JSON of the payload): 32 bytes. The salt keeps an erased payload from being guessed. */
export function hashPayload(salt: Uint8Array, payload: unknown): Uint8Array<ArrayBuffer> {
  return sha256(salt, Buffer.from(canonical(payload)));
}

/** sha256 of a command as it was sent, so that the same key with another request can be told. */
export function hashRequest(command: string, input: unknown): Uint8Array<ArrayBuffer> {
  return sha256(Buffer.from(canonical([command, input])));
}

/** sha256 of what people agree to, in hexadecimal. */
export function hashTerms(terms: unknown): string {
  return Buffer.from(sha256(Buffer.from(canonical(terms)))).toString("hex");
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("a value that JSON cannot hold was to be hashed");
  return text;
}

function sha256(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
