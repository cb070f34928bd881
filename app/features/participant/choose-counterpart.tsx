import { Link } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import { useCompanyT } from "~/i18n/company-texts";
import { useLanguage } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import type { Counterpart } from "./new-room-form";

/** The companies that the member shares a room with. */
export function ChooseCounterpart({ counterparts }: { counterparts: Counterpart[] }) {
  const t = useCompanyT();
  const language = useLanguage();
  return (
    <nav aria-label={t("company:newRoom.with")} className="grid gap-3">
      <h2 className="text-sm font-medium">{t("company:newRoom.with")}</h2>
      <div className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {counterparts.map((company) => (
          <Link
            key={company.id}
            to={`?with=${company.id}`}
            className="flex min-h-14 items-center gap-3 px-4 py-2.5 -outline-offset-2 hover:bg-hover"
          >
            <span className="grid size-9 place-items-center rounded-md bg-sunken text-soft">
              <Icon name="company" />
            </span>
            <span className="min-w-0 flex-1 font-medium text-ink">{companyName(company, language)}</span>
            <Icon name="forward" className="size-4 text-soft" />
          </Link>
        ))}
      </div>
    </nav>
  );
}
