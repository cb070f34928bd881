import type { DueLine } from "~/domain/agenda";
import { useT } from "~/i18n/use-language";
import { DueKindWords } from "./due-kind-words";
import { DueWords } from "./due-words";
import { EntryLink } from "./entry-link";
import type { MemoryStage } from "./memory-panel";

/** Something that somebody waits for, and who has not given it. */
export function WaitingLine({ line, stage }: { line: DueLine; stage: MemoryStage }) {
  const t = useT();
  const { roomId, companies, nameOf, now } = stage;
  return (
    <li className="relative -mx-2 grid gap-1 rounded-md px-2 py-2 hover:bg-hover/60">
      <p className="text-xs text-soft">
        <DueKindWords line={line} nameOf={nameOf} />
      </p>
      <p className="line-clamp-2">
        <EntryLink roomId={roomId} seq={line.rootSeq} lang={line.lang}>
          {line.text ?? t("memory:waiting.noWords")}
        </EntryLink>
      </p>
      <DueWords due={line} companies={companies} now={now} />
      {line.memberIds.length > 0 && line.kind === "acknowledgement" && (
        <p className="text-xs text-soft">
          {t("memory:waiting.from", { names: line.memberIds.map(nameOf).filter(Boolean).join(", ") })}
        </p>
      )}
    </li>
  );
}
