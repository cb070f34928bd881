/** Whether this program knows the zone, by its present IANA name or by an older one. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** All IANA zones in alphabetical order, with the one already chosen even if it has got another name since. */
export function timeZones(chosen?: string): string[] {
  const zones = new Set(Intl.supportedValuesOf("timeZone"));
  if (chosen && isTimeZone(chosen)) zones.add(chosen);
  return [...zones].sort();
}
