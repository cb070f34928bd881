import { asProposed, type ImpactSheet, missingLines } from "~/domain/impact";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { optionName } from "./impact-table";

type ImpactFootProps = { sheet: ImpactSheet; refusal: string | null | undefined; faults: number; pending: boolean };

/** Why it was not taken, what is still open, which hinders no one from sending, and the button. */
export function ImpactFoot({ sheet, refusal, faults, pending }: ImpactFootProps) {
  const t = useChangeT();
  const options = [asProposed, ...sheet.alternatives.map(({ key }) => key)];
  const open = options
    .map((option) => ({ option, lines: missingLines(sheet, option) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <div className="sticky bottom-0 -mx-4 grid gap-2 border-t border-line bg-ground px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:mx-0 sm:px-0">
      <div role="status" className="grid max-h-24 gap-1 overflow-y-auto text-sm">
        {refusal && <p className="font-medium text-danger">{refusal}</p>}
        {faults > 0 && <p className="font-medium text-danger">{t("change:impact.faults", { count: faults })}</p>}
        {open.map(({ option, lines }) => (
          <p key={option} className="text-warning">
            {options.length > 1 && <span className="font-medium">{optionName(t, sheet, option)} · </span>}
            {t("change:impact.open", {
              count: lines.length,
              lines: lines.map((line) => t(`change:line.${line}`)).join(t("room:typing.and")),
            })}
          </p>
        ))}
        {open.length === 0 && (
          <p className="flex items-center gap-1 text-accent">
            <Icon name="check" className="size-4" />
            {t("change:impact.whole")}
          </p>
        )}
      </div>
      <Button tone="primary" isPending={pending} className="w-full sm:w-auto sm:justify-self-start">
        {t(open.length > 0 ? "change:impact.sendOpen" : "change:impact.send")}
      </Button>
    </div>
  );
}
