import type { Actor, Person } from "~/domain/actor";
import { useT } from "~/i18n/use-language";
import { personName, relationOf } from "~/ui/person-name";

/** What a person is called here, by id. */
export function useNameOf(
  people: ReadonlyMap<string, Person>,
  me: Pick<Actor, "memberId" | "organizationId">,
): (id: string) => string {
  const t = useT();
  return (id) => {
    const person = people.get(id);
    return person ? personName(t, person.name, relationOf(me, person)) : "";
  };
}
