import { answerDueAt, type Meaning } from "~/domain/meaning";
import type { MessageRow } from "~/domain/timeline";
import type { Room } from "~/features/room/use-room";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { DueDay } from "./due-day";
import { MeaningChip } from "./meaning-chip";
import { usePassed } from "./use-passed";

type MeaningMarkProps = { row: MessageRow; room: Room; me: { organizationId: string } };

/** On a message: what its author means, plainly. What was withdrawn means nothing any more. */
export function MeaningMark({ row, room, me }: MeaningMarkProps) {
  const { meaning, versions, withdrawnAt } = row.message;
  if (!meaning || withdrawnAt !== null) return null;
  if (meaning.kind === "answerBy") return <PromiseMark row={row} room={room} me={me} meaning={meaning} />;
  return (
    <p className="my-1">
      <MeaningChip meaning={meaning} lang={versions[0]?.lang ?? ""} />
    </p>
  );
}

/** "I will answer by …": open, late or answered. Whoever is of the author's company may say that the answer was given. */
function PromiseMark({ row, room, me, meaning }: MeaningMarkProps & { meaning: Meaning & { kind: "answerBy" } }) {
  const t = useT();
  const format = useFormat();
  const { people, companies } = room.state;
  const { id, authorId, settledAt } = row.message;
  const company = companies.get(people.get(authorId)?.organizationId ?? "");
  const late = usePassed(company ? answerDueAt(meaning, company.timeZone) : null) && settledAt === null;
  const settling = row.pending.some(({ name, state }) => name === "promise.settle" && state !== "refused");
  return (
    <div className="my-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <MeaningChip meaning={meaning} lang="">
        <DueDay
          day={meaning.day}
          company={company}
          companies={companies}
          words={(day) => t("meaning:mark.answerBy", { day })}
        />
      </MeaningChip>
      <span
        role="status"
        className={`inline-flex items-center gap-1 ${late ? "font-semibold text-danger" : "text-soft"}`}
      >
        {late && <Icon name="warning" className="size-4" />}
        {settledAt !== null && <Icon name="check" className="size-4" />}
        {settledAt !== null
          ? t("meaning:mark.answered", { when: format.moment(settledAt) })
          : t(late ? "meaning:mark.late" : "meaning:mark.open")}
      </span>
      {settledAt === null && !settling && company?.id === me.organizationId && (
        <Button
          className="min-h-7 px-2.5 text-xs scripting-none:hidden pointer-coarse:min-h-11"
          onPress={() => void room.send("promise.settle", { entryId: id })}
        >
          {t("meaning:mark.settle")}
        </Button>
      )}
    </div>
  );
}
