import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A token for a link: 32 random bytes in base64url. Only its hash is stored. */
export function newToken(): { token: string; tokenHash: Uint8Array<ArrayBuffer> } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A code to be typed by hand: 12 characters (60 bits) in groups of four, none of them mistakable. */
export function newCode(): string {
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** Compares what was typed with a code, in constant time; case, width, spaces and hyphens do not matter. */
export function sameCode(typed: string, code: string): boolean {
  const plain = (text: string) =>
    hashToken(
      text
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, ""),
    );
  return timingSafeEqual(plain(typed), plain(code));
}
