import { countries } from "~/domain/company";

/** Where a visitor probably is, by what the browser asks for: the country of ja or of en-NO. English alone tells nothing. */
export function visitorCountry(acceptLanguage: string | null): string | undefined {
  const [first = ""] = (acceptLanguage ?? "").split(/[,;]/);
  try {
    const locale = new Intl.Locale(first.trim());
    const region = locale.region ?? (locale.language === "en" ? undefined : locale.maximize().region);
    return region && countries.includes(region) ? region : undefined;
  } catch {
    return undefined;
  }
}

/** A property in older engines, a function in newer ones. */
type ZonedLocale = Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] };

/** The time zone of a country that has only one. */
export function onlyZoneOf(country: string): string | undefined {
  const locale: ZonedLocale = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}
