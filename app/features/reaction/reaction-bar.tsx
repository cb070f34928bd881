import type { Person } from "~/domain/actor";
import { type Reacted, type Reaction, reactions, withReaction } from "~/domain/reaction";
import type { StoredRow } from "~/domain/timeline";
import type { Room } from "~/features/room/use-room";
import { useT } from "~/i18n/use-language";
import { Icon, type IconName } from "~/ui/icon";
import type { MenuItem } from "~/ui/menu";
import { personName, relationOf } from "~/ui/person-name";

type Me = { memberId: string; organizationId: string };
type Reacting = { row: StoredRow; me: Me; room: Pick<Room, "send"> };

const icons: Record<Reaction, IconName> = { seen: "eye", thanks: "thanks", onIt: "onIt", question: "question" };

/** Who reacted how to a row, own ones on their way included. Pressing adds the own one or takes it back. */
export function ReactionBar({ row, me, room, people }: Reacting & { people: ReadonlyMap<string, Person> }) {
  const t = useT();
  const shown = shownReactions(row);
  if (shown.length === 0) return null;
  const nameOf = (id: string) => {
    const person = people.get(id);
    return person ? personName(t, person.name, relationOf(me, person)) : "";
  };
  return (
    <ul aria-label={t("thread:reaction.label")} className="mt-1 flex flex-wrap gap-1">
      {shown.map(({ reaction, memberIds }) => {
        const mine = memberIds.includes(me.memberId);
        const names = memberIds.map(nameOf).join(", ");
        const words = t("thread:reaction.by", { reaction: t(`thread:reaction.${reaction}`), names });
        return (
          <li key={reaction}>
            <button
              type="button"
              aria-pressed={mine}
              onClick={() => react({ row, me, room }, reaction)}
              className={`group/chip relative inline-flex h-6 items-center gap-1 rounded-full border px-2 text-xs pointer-coarse:h-11 pointer-coarse:px-3.5 ${mine ? "border-accent bg-tint font-semibold text-accent" : "border-line bg-surface text-soft hover:border-edge hover:text-ink"}`}
            >
              <Icon name={icons[reaction]} className="size-3.5" />
              <span className="sr-only">{words}</span>
              <span aria-hidden="true" className="tabular-nums">
                {memberIds.length}
              </span>
              <span
                aria-hidden="true"
                className="pointer-events-none absolute start-0 bottom-full z-20 mb-1 hidden w-max max-w-64 rounded-md bg-ink px-2 py-1 text-start text-xs font-normal text-surface group-hover/chip:block group-focus-visible/chip:block pointer-coarse:hidden"
              >
                {words}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The whole set at hand for a mouse; keyboards, touch and screen readers find it in the menu. */
export function QuickReactions(reacting: Reacting) {
  const t = useT();
  return (
    <span aria-hidden="true" className="contents pointer-coarse:hidden">
      {reactions.map((reaction) => (
        <button
          key={reaction}
          type="button"
          tabIndex={-1}
          title={t(`thread:reaction.${reaction}`)}
          onClick={() => react(reacting, reaction)}
          className={`pressable w-8 hover:bg-hover pointer-coarse:hidden ${isMine(reacting, reaction) ? "text-accent" : "text-soft hover:text-ink"}`}
        >
          <Icon name={icons[reaction]} className="size-4" />
        </button>
      ))}
    </span>
  );
}

/** The set as items of a row's menu. */
export function useReactionItems(reacting: Reacting): MenuItem[] {
  const t = useT();
  return reactions.map((reaction) => {
    const name = t(`thread:reaction.${reaction}`);
    return {
      id: reaction,
      label: isMine(reacting, reaction) ? t("thread:reaction.takeBack", { reaction: name }) : name,
      icon: icons[reaction],
      onSelect: () => react(reacting, reaction),
    };
  });
}

function react({ row, me, room }: Reacting, reaction: Reaction) {
  void room.send(isMine({ row, me }, reaction) ? "reaction.remove" : "reaction.add", { entryId: row.id, reaction });
}

function isMine({ row, me }: Pick<Reacting, "row" | "me">, reaction: Reaction): boolean {
  return shownReactions(row).some((one) => one.reaction === reaction && one.memberIds.includes(me.memberId));
}

/** As they will be once the server has what is on its way. */
function shownReactions(row: StoredRow): Reacted[] {
  return row.pending.reduce((all, send) => {
    if (send.state === "refused") return all;
    if (send.name !== "reaction.add" && send.name !== "reaction.remove") return all;
    return withReaction(all, send.input.reaction, send.actorId, send.name === "reaction.add");
  }, row.about.reactions);
}
