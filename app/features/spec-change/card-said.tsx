import { decidingSides, toDecide } from "~/domain/change-row";
import type { SpecChange } from "~/domain/spec-change";
import type { SpecChangeRow } from "~/domain/timeline";
import { useNameOf } from "~/features/memory/use-name-of";
import type { Me } from "~/features/room/room-screen";
import type { RoomState } from "~/features/room/room-state";
import { useT } from "~/i18n/use-language";

type CardSaidProps = { row: SpecChangeRow; change: SpecChange; state: RoomState; me: Me };

/** Seen, understood and accepted are three things: the first two are said to be no agreement. */
export function CardSaid({ row, change, state, me }: CardSaidProps) {
  const t = useT();
  const nameOf = useNameOf(state.people, me);
  const names = (ids: string[]) => [...new Set(ids)].map(nameOf).join(t("specChange:card.and"));
  if (change.agreed || change.ended) return null;
  const accepted = change.acceptances.map(({ memberId }) => memberId);
  const understood = change.understood
    .filter(({ memberId, revision }) => revision === change.revisions.length && !accepted.includes(memberId))
    .map(({ memberId }) => memberId);
  const said = [...accepted, ...understood, me.memberId];
  const seen = seenBy({ row, change, state }).filter((id) => !said.includes(id));
  return (
    <>
      {accepted.length > 0 && (
        <p className="font-medium">{t("specChange:card.accepted", { names: names(accepted) })}</p>
      )}
      {understood.length > 0 && (
        <p className="text-soft">{t("specChange:card.understood", { names: names(understood) })}</p>
      )}
      {seen.length > 0 && <p className="text-soft">{t("specChange:card.notAgreed", { names: names(seen) })}</p>}
      {accepted.length === 0 && change.voided.some(({ chosenAnew }) => !chosenAnew) && (
        <p className="text-warning">{t("specChange:card.voided")}</p>
      )}
    </>
  );
}

/** Those who decide now and have read past what they decide on. */
function seenBy({
  row,
  change,
  state: { people, companies, liveness },
}: Pick<CardSaidProps, "row" | "change" | "state">) {
  const sides = decidingSides(change);
  const newest = toDecide(row);
  return [...people.values()]
    .filter(({ id, organizationId, present }) => {
      const side = companies.get(organizationId)?.side;
      return present && side !== undefined && sides.includes(side) && (liveness.readers.get(id) ?? 0) >= newest;
    })
    .map(({ id }) => id);
}
