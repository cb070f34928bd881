import { countries } from "~/domain/company";
import type { Language } from "~/domain/language";
import { timeZones } from "~/domain/time-zone";

export type ZoneChoices = { region: string; zones: { id: string; label: string }[] }[];
export type CountryChoices = { id: string; label: string }[];

/** Time zones for a select, grouped by region. Made on the server: another ICU may name them otherwise. */
export function zoneChoices(language: Language, chosen?: string): ZoneChoices {
  const regions = new Map<string, { id: string; label: string }[]>();
  for (const id of timeZones(chosen)) {
    const [region = id, ...rest] = id.split("/");
    const place = (rest.join(" / ") || region).replaceAll("_", " ");
    const zones = regions.get(region) ?? [];
    zones.push({ id, label: `${place} · ${zoneName(language, id)}` });
    regions.set(region, zones);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}

const zoneNames = new Map<string, string>();

/** 日本時間. Four hundred formatters take a moment, so what they said is kept. */
function zoneName(language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const known = zoneNames.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "longGeneric" });
  const name = format.formatToParts().find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  zoneNames.set(key, name);
  return name;
}

/** A country in the reader's language. */
export function countryName(language: Language, country: string): string {
  return new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country;
}

/** Countries in the reader's language, in that language's order. */
export function countryChoices(language: Language): CountryChoices {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return countries
    .map((id) => ({ id, label: names.of(id) ?? id }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
