import { useT } from "~/i18n/use-language";
import { personName, relationOf } from "~/ui/person-name";
import type { Me } from "./room-screen";
import type { RoomState } from "./room-state";

const mostNamed = 2;

/** Who is writing now, in the room or in one thread of it. Its line is always there, so that nothing moves. */
export function TypingLine({ state, me, rootId }: { state: RoomState; me: Me; rootId?: string }) {
  const t = useT();
  const writers = state.liveness.typing.filter((one) => one.rootId === rootId);
  const people = writers.flatMap(({ memberId }) => state.people.get(memberId) ?? []);
  const names = people.slice(0, mostNamed).map((person) => personName(t, person.name, relationOf(me, person)));
  const more = people.length - names.length;
  return (
    <p className="-mt-1 -mb-2 h-4 truncate text-xs text-soft" aria-live="polite">
      {names.length > 0 &&
        (more > 0
          ? t("room:typing.many", { names: names.join(t("room:typing.and")), count: more })
          : t("room:typing.some", { names: names.join(t("room:typing.and")) }))}
    </p>
  );
}
