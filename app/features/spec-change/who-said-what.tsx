import { currentSheet } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { useChangeT } from "~/i18n/change-texts";
import { useFormat } from "~/i18n/reader";
import { optionName } from "./impact-table";
import { answeringCompany, type Me, usePlace } from "./place";

/** Seen, understood and accepted are three things: each says what it is not. */
export function WhoSaidWhat({ view, me }: { view: SpecChangeView; me: Me }) {
  const t = useChangeT();
  const format = useFormat();
  const { personOf, companyOn } = usePlace(view, me);
  const { change, people, seenBy } = view;
  const sheet = currentSheet(change);
  const isOpen = change.agreed === null && change.ended === null;
  const current = change.understood.filter(({ revision }) => revision === change.revisions.length);
  const understood = [...new Set(current.map(({ memberId }) => memberId))];
  const accepted = new Set(change.acceptances.map(({ memberId }) => memberId));
  const said = new Set([...understood, ...accepted]);
  const answering = answeringCompany(view);
  const seen = people.filter(
    ({ id, organizationId }) =>
      organizationId === answering?.id && seenBy.includes(id) && !said.has(id) && id !== me.memberId,
  );
  const names = (ids: string[]) => ids.map(personOf).join(t("room:typing.and"));
  const only = understood.filter((id) => !accepted.has(id));
  return (
    <ul className="grid gap-1 text-sm text-soft">
      {isOpen && seen.length > 0 && <li>{t("change:page.seen", { names: names(seen.map(({ id }) => id)) })}</li>}
      {isOpen && only.length > 0 && <li>{t("change:page.understood", { names: names(only) })}</li>}
      {change.acceptances.map((one) => (
        <li key={`${one.memberId} ${one.at}`} className="text-ink">
          {t("change:page.accepted", {
            name: `${personOf(one.memberId)} (${companyOn(one.side)})`,
            option: sheet ? optionName(t, sheet, one.option) : one.option,
            when: format.moment(one.at),
          })}
        </li>
      ))}
      {isOpen &&
        stillNeeded(view).map(({ side, count }) => (
          <li key={side}>{t("change:page.acceptedMore", { company: companyOn(side), count })}</li>
        ))}
      {isOpen &&
        change.voided.map((one) => (
          <li key={`${one.memberId} ${one.at}`} className="text-warning">
            {t(one.chosenAnew ? "change:page.chosenAnew" : "change:page.voided", {
              name: personOf(one.memberId),
              when: format.moment(one.at),
            })}
          </li>
        ))}
    </ul>
  );
}

/** Of a company that has begun to accept and wants more of its people to. */
function stillNeeded({ change: { acceptances } }: SpecChangeView) {
  return (["buyer", "supplier"] as const).flatMap((side) => {
    const ours = acceptances.filter((one) => one.side === side);
    const left = ours.map(({ terms, needed }) => needed - ours.filter((other) => other.terms === terms).length);
    const count = Math.min(...left);
    return ours.length > 0 && count > 0 ? [{ side, count }] : [];
  });
}
