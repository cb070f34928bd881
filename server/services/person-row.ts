import type { Person } from "~/domain/actor";
import { isLanguage } from "~/domain/language";
import { Prisma } from "../database/client";

/** The columns of a person that the people of a room see, for `FROM member m`; `present` is the query's own. */
export const personColumns = Prisma.sql`m.id, m.organization_id AS "organizationId", m.name, m.reading, m.locale`;

export type PersonRow = Omit<Person, "locale"> & { locale: string };

export function personFrom(row: PersonRow): Person {
  const { id, organizationId, name, reading, locale, present } = row;
  return { id, organizationId, name, reading, locale: isLanguage(locale) ? locale : "en", present };
}
