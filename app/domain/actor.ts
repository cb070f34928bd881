import type { Language } from "./language";
import type { WorkCalendar } from "./work-calendar";

export const roles = ["member", "manager", "admin"] as const;
export type Role = (typeof roles)[number];

export const sides = ["buyer", "supplier", "guest"] as const;
export type Side = (typeof sides)[number];

/** A signed-in person. Nothing here comes from the request but the session. */
export type Actor = {
  memberId: string;
  /** null: the portal itself acts, as when it loads the samples */
  sessionId: string | null;
  organizationId: string;
  name: string;
  email: string;
  role: Role;
  locale: Language;
  timeZone: string;
  enterSends: boolean;
  /** What a browser draws by; nobody else needs it. */
  theme?: "system" | "light" | "dark";
};

/** An actor in a room, with the side that the actor's company takes there. */
export type Participant = Actor & { roomId: string; side: Side };

/** Names of a company; at least one is there. */
export type CompanyNames = { nameEn: string | null; nameJa: string | null; nameKo: string | null };

/** A company as the people of a room see it. */
export type Company = CompanyNames & {
  id: string;
  country: string;
  side: Side;
  timeZone: string;
  calendar: WorkCalendar;
};

/** A person as the people of a room see them. `present`: in the room now, not only in its history. */
export type Person = {
  id: string;
  organizationId: string;
  name: string;
  reading: string | null;
  locale: Language;
  present: boolean;
};

const nameFields = { en: "nameEn", ja: "nameJa", ko: "nameKo" } as const;

/** The company's name in the reader's language, else in English, else whatever there is. */
export function companyName(names: CompanyNames, language: Language): string {
  return names[nameFields[language]] ?? names.nameEn ?? names.nameJa ?? names.nameKo ?? "";
}

/** The side across the table. A guest has none. */
export function otherSide(side: Side): Side | undefined {
  return side === "buyer" ? "supplier" : side === "supplier" ? "buyer" : undefined;
}

/** Managers manage their own company's people; the portal's administrator is also a manager of the own company. */
export function canManage(actor: Pick<Actor, "role" | "organizationId">, organizationId: string): boolean {
  return actor.role !== "member" && actor.organizationId === organizationId;
}

/** Companies, and the first room between two of them, are the administrator's. */
export function canAdminister(actor: Pick<Actor, "role">): boolean {
  return actor.role === "admin";
}
