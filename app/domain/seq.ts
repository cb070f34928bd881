/** Past every entry, and the greatest that `seqFrom` reads. */
export const pastEverySeq = 999_999_999;

/** A `seq` as it stands in an address; undefined for anything else. */
export function seqFrom(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
