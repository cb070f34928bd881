import { Link } from "@remix-run/react";
import { companyName, type Person } from "~/domain/actor";
import { type Agenda, type DueLine, isOurs } from "~/domain/agenda";
import { DueKindWords } from "~/features/memory/due-kind-words";
import { DueWords } from "~/features/memory/due-words";
import { useNameOf } from "~/features/memory/use-name-of";
import { useLanguage, useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { Tag } from "~/ui/rows";
import { duePath } from "./due-path";

type AgendaLineProps = {
  line: DueLine;
  agenda: Agenda;
  people: ReadonlyMap<string, Person>;
  me: { memberId: string; organizationId: string };
  now: number;
};

/** One thing that is due: what, in which room, who is to do it, and until when. */
export function AgendaLine({ line, agenda, people, me, now }: AgendaLineProps) {
  const t = useT();
  const language = useLanguage();
  const nameOf = useNameOf(people, me);
  const room = agenda.rooms.find(({ id }) => id === line.roomId);
  const companies = agenda.companies.filter(({ id }) => room?.companyIds.includes(id));
  const alone = companies.length < 2;
  const ours = alone || isOurs(line, me.organizationId);
  const owing = companies.filter(({ id }) => (line.organizationId ?? id) === id && id !== me.organizationId);
  const names = line.memberIds.map(nameOf).filter(Boolean).join(", ");
  return (
    <li className="relative grid gap-1 px-4 py-3 first:rounded-t-lg last:rounded-b-lg hover:bg-hover/60">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-soft">
        <Tag tone={ours ? "accent" : "plain"}>
          {ours
            ? t("memory:agenda.ours")
            : t("memory:agenda.theirs", { company: owing.map((one) => companyName(one, language)).join(", ") })}
        </Tag>
        <span>
          <DueKindWords line={line} nameOf={nameOf} />
        </span>
      </p>
      <p className="line-clamp-2 font-medium">
        <Link
          to={duePath(line)}
          lang={line.lang ?? undefined}
          className="rounded-sm decoration-edge underline-offset-4 after:absolute after:inset-0 hover:underline"
        >
          {line.text ?? t("memory:waiting.noWords")}
        </Link>
      </p>
      <DueWords due={line} companies={companies} now={now} />
      {line.kind === "acknowledgement" && names !== "" && (
        <p className="text-xs text-soft">{t("memory:waiting.from", { names })}</p>
      )}
      <p className="flex items-center gap-1 text-xs text-soft">
        <Icon name={room?.parentId ? "lock" : "rooms"} className="size-3.5" />
        <span className="min-w-0 truncate">{room?.name}</span>
        {room?.parentId && <Tag>{t("memory:agenda.side")}</Tag>}
      </p>
    </li>
  );
}
