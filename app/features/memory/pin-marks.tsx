import { type Company, companyName, type Person } from "~/domain/actor";
import { type MemoryItem, wantsConfirmation } from "~/domain/memory";
import { useLanguage, useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";

type PinMarksProps = {
  items: MemoryItem[];
  people: ReadonlyMap<string, Person>;
  companies: ReadonlyMap<string, Company>;
};

/** On a row: what was pinned from it, and whether the other company agreed. */
export function PinMarks({ items, people, companies }: PinMarksProps) {
  const open = items.filter((item) => item.closed === null);
  if (open.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-soft">
      {open.map((item) => (
        <PinMark key={item.id} item={item} people={people} companies={companies} />
      ))}
    </ul>
  );
}

function PinMark({ item, people, companies }: { item: MemoryItem } & Omit<PinMarksProps, "items">) {
  const t = useT();
  const language = useLanguage();
  const pinnedBy = people.get(item.pinnedById)?.organizationId;
  const others = [...companies.values()].filter(({ id, side }) => id !== pinnedBy && side !== "guest");
  const waits = wantsConfirmation(item.topic) && !item.confirmed && others.length > 0;
  const company = others.map((other) => companyName(other, language)).join(", ");
  return (
    <li className="flex items-center gap-1">
      <Icon name="pin" className="size-3.5" />
      <span>{t(`memory:${item.topic}.mark`)}</span>
      {item.confirmed && <span className="font-medium text-accent">{t("memory:state.agreedMark")}</span>}
      {waits && <span className="text-warning">{t("memory:state.notYet", { company })}</span>}
    </li>
  );
}
