import type { SpecChangeView } from "~/domain/spec-change-view";
import { SenderName } from "~/features/file/sender";
import { useChangeT } from "~/i18n/change-texts";
import { Time } from "~/ui/time";
import type { Me } from "./place";

/** Every step that was taken, by whom and when, oldest first. */
export function ChangeHistory({ view, me }: { view: SpecChangeView; me: Me }) {
  const t = useChangeT();
  const place = { people: view.people, companies: view.companies, me };
  return (
    <ol className="grid gap-2 border-s border-line ps-4">
      {view.steps.map(({ id, kind, memberId, at }) => {
        const step = kind.replace("specChange.", "") as StepName;
        return (
          <li key={id} className="flex items-baseline gap-x-2 max-sm:flex-col">
            <Time at={at} className="w-36 shrink-0 text-sm text-soft tabular-nums" />
            <span>
              {step === "agreed" ? (
                <strong className="font-semibold">{t("change:event.agreed")}</strong>
              ) : (
                <>
                  <span className="font-medium">
                    <SenderName memberId={memberId} place={place} />
                  </span>{" "}
                  {t(`change:event.${step}`)}
                </>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

type StepName = Exclude<NameOf<SpecChangeView["steps"][number]["kind"]>, "stepped">;
type NameOf<K> = K extends `specChange.${infer Name}` ? Name : never;
