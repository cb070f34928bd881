import type { Row } from "~/domain/timeline";
import { useT } from "~/i18n/use-language";
import { Avatar } from "~/ui/avatar";
import { personName, relationOf } from "~/ui/person-name";
import type { Me } from "./room-screen";
import type { RoomState } from "./room-state";

/** Who has read to each row and no further, by the row's `seq`. Having read is no answer: see the acknowledgements. */
export function readersByRow(rows: readonly Row[], readers: ReadonlyMap<string, number>): Map<number, string[]> {
  const seqs = rows.flatMap((row) => (row.type === "pending" ? [] : [row.seq]));
  const found = new Map<number, string[]>();
  for (const [memberId, seq] of readers) {
    const row = seqs.findLast((one) => one <= seq);
    if (row !== undefined) found.set(row, [...(found.get(row) ?? []), memberId]);
  }
  return found;
}

const mostFaces = 4;

/** Small faces under the newest row that these people have read. */
export function ReadBy({ memberIds, state, me }: { memberIds: string[]; state: RoomState; me: Me }) {
  const t = useT();
  const people = memberIds.flatMap((id) => state.people.get(id) ?? []).filter(({ present }) => present);
  if (people.length === 0) return null;
  const names = people.map((person) => personName(t, person.name, relationOf(me, person)));
  const label = t("room:readBy.label", { names: names.join(t("room:typing.and")) });
  return (
    <li className="flex h-4 items-center justify-end gap-0.5 pr-2" title={label}>
      <span className="sr-only">{label}</span>
      {people.slice(0, mostFaces).map((person) => (
        <Avatar
          key={person.id}
          name={person.name}
          company={relationOf(me, person) === "counterpart" ? "other" : "own"}
          size="xs"
        />
      ))}
      {people.length > mostFaces && <span className="text-xs text-soft">+{people.length - mostFaces}</span>}
    </li>
  );
}
