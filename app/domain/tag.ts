/** Whether the header `If-None-Match` says that its sender has the content of a tag already. */
export function holdsTag(header: string | null, tag: string): boolean {
  const held = (header ?? "").split(",").map((one) => one.trim());
  return held.includes("*") || held.some((one) => one.replace(/^W\//, "") === `"${tag}"`);
}
