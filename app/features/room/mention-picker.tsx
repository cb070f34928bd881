import { type RefObject, useId, useState } from "react";
import type { Person } from "~/domain/actor";
import { peopleLike } from "~/domain/mention";
import { useT } from "~/i18n/use-language";
import { Avatar } from "~/ui/avatar";
import { PersonName, relationOf } from "~/ui/person-name";
import type { ListKey } from "~/ui/reads-as-send";
import type { TextBoxAssist, TextBoxHandle } from "~/ui/text-box";
import type { Me } from "./room-screen";

const mostShown = 6;
/** What is being typed after the last @ or ＠, unless that stands in the middle of an address. */
const asked = /(?<![\w.+-])[@\uff20]([^@\uff20\n]{0,30})$/;

type Asking = { typed: string; found: Person[]; at: number };

/**
 * A list of names while @ or ＠ is being typed, by name or reading in any script. The arrows choose, Enter and Tab take,
 * Escape closes; while a word is being composed all keys are the input method's.
 */
export function useMentionPicker(people: readonly Person[], me: Me, box: RefObject<TextBoxHandle | null>) {
  const listId = useId();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);

  function onCaret(before: string) {
    const typed = asked.exec(before)?.[1];
    const others = people.filter(({ id, present }) => present && id !== me.memberId);
    const found = typed === undefined ? [] : peopleLike(typed, others).slice(0, mostShown);
    setAsking(typed === undefined || found.length === 0 ? null : { typed, found, at: 0 });
  }

  function onKey(key: ListKey): boolean {
    if (!asking) return false;
    const { found, at } = asking;
    if (key === "next") setAsking({ ...asking, at: (at + 1) % found.length });
    if (key === "previous") setAsking({ ...asking, at: (at - 1 + found.length) % found.length });
    if (key === "take") take(found[at]);
    if (key === "close") setAsking(null);
    return true;
  }

  function take(person: Person | undefined) {
    if (!person || !asking) return;
    box.current?.type(`@${person.name} `, asking.typed.length + 1);
    setChosen([...chosen, person.id]);
    setAsking(null);
  }

  const optionId = (index: number) => `${listId}-${index}`;
  const assist: TextBoxAssist = asking ? { onCaret, onKey, listId, optionId: optionId(asking.at) } : { onCaret, onKey };
  const list = asking && <Names asking={asking} me={me} listId={listId} optionId={optionId} onTake={take} />;
  return { assist, list, /** Who was taken from the list: decides between people of one name. */ chosen };
}

type NamesProps = {
  asking: Asking;
  me: Me;
  listId: string;
  optionId: (index: number) => string;
  onTake: (person: Person) => void;
};

function Names({ asking, me, listId, optionId, onTake }: NamesProps) {
  const t = useT();
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={t("writing:mention.label")}
      className="absolute bottom-full left-0 z-20 mb-2 grid w-full max-w-sm rounded-lg bg-raised p-1 shadow-raised"
    >
      {asking.found.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box keeps the focus and has the keys
        <div
          key={person.id}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === asking.at}
          className="flex min-h-10 cursor-default items-center gap-2 rounded-md px-2 aria-selected:bg-tint hover:bg-hover pointer-coarse:min-h-11"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(person)}
        >
          <Avatar name={person.name} company={relationOf(me, person) === "counterpart" ? "other" : "own"} size="sm" />
          <span className="truncate font-medium">
            <PersonName name={person.name} relation={relationOf(me, person)} lang={person.locale} />
          </span>
          {person.reading && <span className="truncate text-sm text-soft">{person.reading}</span>}
        </div>
      ))}
    </div>
  );
}
