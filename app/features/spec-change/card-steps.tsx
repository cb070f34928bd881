import { asProposed, missingLines } from "~/domain/impact";
import { type ChangeStep, currentSheet, nextSteps, type SpecChange, waitsFor } from "~/domain/spec-change";
import { threadTo } from "~/features/thread/thread-address";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { LinkButton } from "~/ui/link-button";
import type { CardProps } from "./change-card";
import { changeTo, impactTo } from "./change-paths";

/** The steps that a card offers, the one that is waited for first; the page offers the others, too. */
const offered = ["answerImpact", "accept", "takeEffect", "verify", "requestImpact"] as const satisfies ChangeStep[];

/** What the reader can do next. To have understood is told here; what decides is done on the page. */
export function CardSteps({ row, change, room, state, me, roomId }: CardProps & { change: SpecChange }) {
  const t = useT();
  const side = state.companies.get(me.organizationId)?.side ?? "guest";
  const possible = nextSteps(change, { side });
  const steps = offered.filter((step) => possible.includes(step) && isWise(step, change));
  const myTurn = waitsFor(change).some((one) => one === side);
  const revision = change.revisions.length;
  const mine = [
    ...change.understood.filter((one) => one.memberId === me.memberId && one.revision === revision),
    ...row.pending.filter(({ name, state }) => name === "specChange.understand" && state !== "refused"),
  ];
  return (
    <div className="flex flex-wrap gap-2">
      {steps.map((step, index) => (
        <LinkButton
          key={step}
          tone={index === 0 && myTurn ? "primary" : "secondary"}
          to={step === "answerImpact" ? impactTo(roomId, change.id) : `${changeTo(roomId, change.id)}#${step}`}
        >
          {t(`specChange:step.${step}`)}
        </LinkButton>
      ))}
      <LinkButton to={threadTo(roomId, row.id)} preventScrollReset>
        {t("specChange:card.ask")}
      </LinkButton>
      {myTurn && possible.includes("reject") && (
        <LinkButton tone="quiet" to={`${changeTo(roomId, change.id)}#reject`}>
          {t("specChange:step.reject")}
        </LinkButton>
      )}
      {myTurn && possible.includes("understand") && mine.length === 0 && (
        <Button
          className="scripting-none:hidden"
          onPress={() => void room.send("specChange.understand", { entryId: change.id, revision })}
        >
          {t("specChange:step.understand")}
        </Button>
      )}
    </div>
  );
}

/** What may be done and is no use now: to ask for an answer that is asked for, to answer anew what is answered. */
function isWise(step: ChangeStep, change: SpecChange): boolean {
  if (step === "requestImpact") return change.state === "proposed";
  if (step !== "answerImpact") return true;
  return change.acceptances.length === 0 && missingLines(currentSheet(change), asProposed).length > 0;
}
