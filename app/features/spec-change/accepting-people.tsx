import { Link } from "@remix-run/react";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { useChangeT } from "~/i18n/change-texts";
import { personName } from "~/ui/person-name";
import { type Me, usePlace } from "./place";

type AcceptingPeopleProps = { view: SpecChangeView; terms: string; me: Me };

/** Who accepts for the reader's company, and how many of those who must have accepted these terms. */
export function AcceptingPeople({ view, terms, me }: AcceptingPeopleProps) {
  const t = useChangeT();
  const { companyOn } = usePlace(view, me);
  const { approvers, change, side } = view;
  const { people, needed, mayAccept } = approvers;
  if (mayAccept && needed === 1) return null;
  const accepted = change.acceptances.filter((one) => one.side === side && one.terms === terms);
  const nameOf = ({ id, name }: (typeof people)[number]) =>
    personName(t, name, id === me.memberId ? "self" : "colleague");
  const names = people.map(nameOf).join(t("room:typing.and"));
  return (
    <div className="grid gap-0.5 text-sm text-soft">
      <p>
        <Link
          to="/company#approvers"
          className="inline-flex min-h-6 items-center underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
        >
          {t("change:page.acceptingAt", { company: companyOn(side), names })}
        </Link>
      </p>
      {needed > 1 && <p>{t("change:page.acceptedOf", { count: accepted.length, needed })}</p>}
    </div>
  );
}
