import { type T, useT } from "~/i18n/use-language";

/** What the person is to the reader. */
export type Relation = "self" | "colleague" | "counterpart";

/**
 * The one place where a name gets its honorific: 様 and 님 for people of another company, さん and 님 for colleagues,
 * nothing for oneself and nothing in English.
 */
export function personName(t: T, name: string, relation: Relation): string {
  return relation === "self" ? name : t(`person.${relation}`, { name });
}

export function relationOf(
  reader: { memberId: string; organizationId: string },
  person: { id: string; organizationId: string },
): Relation {
  if (person.id === reader.memberId) return "self";
  return person.organizationId === reader.organizationId ? "colleague" : "counterpart";
}

/** `lang` is the person's own language: 直 and 直 are drawn differently in Tokyo and in Seoul. */
export function PersonName({ name, relation, lang }: { name: string; relation: Relation; lang?: string }) {
  const t = useT();
  return <span lang={lang}>{personName(t, name, relation)}</span>;
}
