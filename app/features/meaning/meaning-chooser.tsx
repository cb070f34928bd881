import { useEffect, useId, useRef } from "react";
import type { Company } from "~/domain/actor";
import { meaningKinds } from "~/domain/meaning";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";
import { DayField } from "./day-field";
import { meaningLooks } from "./meaning-chip";
import type { MeaningChoice } from "./use-meaning";

type MeaningChooserProps = {
  choice: MeaningChoice;
  lang: string;
  enterSends: boolean;
  /** The own company, whose calendar counts, and the others of the room. */
  company: Company | undefined;
  companies: ReadonlyMap<string, Company>;
  onSend: () => void;
  onClose: () => void;
};

/** One meaning at most, above the box; with the hint to the writer whose words may be read as a yes and as a no. */
export function MeaningChooser({ choice, lang, enterSends, company, companies, onSend, onClose }: MeaningChooserProps) {
  const t = useT();
  const name = useId();
  const labelId = useId();
  const group = useRef<HTMLDivElement>(null);
  const { wanted, vague, open } = choice;
  useEffect(() => {
    if (open === "keyboard") group.current?.querySelector("input")?.focus();
  }, [open]);
  if (open === null && !wanted && vague === null) return null;
  return (
    <div className="grid gap-2 rounded-md bg-sunken px-3 py-2">
      <div className="flex items-start gap-2">
        <p
          id={labelId}
          role={vague === null ? undefined : "status"}
          className="min-w-0 flex-1 py-1.5 text-sm text-soft"
        >
          {vague === null ? (
            t("meaning:choose.label")
          ) : (
            <>
              <span className="font-medium text-ink">{t("meaning:hint.found", { phrase: vague })}</span>{" "}
              {t("meaning:hint.text")}
            </>
          )}
        </p>
        <Button
          tone="quiet"
          square
          className="-me-2"
          aria-label={
            wanted
              ? t("meaning:choose.remove", { meaning: t(`meaning:kind.${wanted.kind}`) })
              : t(vague === null ? "meaning:choose.close" : "meaning:hint.dismiss")
          }
          onPress={() => {
            if (vague !== null) choice.dismiss();
            choice.remove();
            onClose();
          }}
        >
          <Icon name="close" className="size-4" />
        </Button>
      </div>
      <div
        ref={group}
        role="radiogroup"
        aria-labelledby={labelId}
        className="-mx-3 flex gap-1.5 overflow-x-auto px-3 py-0.5 sm:flex-wrap"
      >
        {meaningKinds.map((kind) => (
          <label
            key={kind}
            className="relative inline-flex min-h-8 shrink-0 cursor-pointer items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm font-medium hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-tint has-[:checked]:text-accent has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              value={kind}
              checked={wanted?.kind === kind}
              onChange={() => choice.choose({ kind })}
              className="sr-only"
            />
            <Icon name={meaningLooks[kind].icon} className="size-4" />
            {t(`meaning:kind.${kind}`)}
          </label>
        ))}
      </div>
      {wanted?.kind === "yesIf" && (
        <Condition choice={choice} lang={lang} enterSends={enterSends} onSend={onSend} condition={wanted.condition} />
      )}
      {wanted?.kind === "answerBy" && (
        <div className="max-w-64">
          <DayField
            label={t("meaning:choose.day")}
            value={wanted.day}
            onChange={(day) => choice.choose({ day })}
            company={company}
            companies={companies}
            error={choice.missing ? t("meaning:choose.dayMissing") : undefined}
          />
        </div>
      )}
      {wanted && !choice.missing && <p className="text-xs text-soft">{t("meaning:choose.hint")}</p>}
    </div>
  );
}

type ConditionProps = Pick<MeaningChooserProps, "choice" | "lang" | "enterSends" | "onSend"> & { condition: string };

function Condition({ choice, lang, enterSends, onSend, condition }: ConditionProps) {
  const t = useT();
  const noteId = useId();
  const box = useRef<TextBoxHandle>(null);
  const { missing } = choice;
  useEffect(() => {
    if (missing) box.current?.focus();
  }, [missing]);
  return (
    <div className="grid gap-1">
      <TextBox
        ref={box}
        name="condition"
        label={t("meaning:choose.condition")}
        placeholder={t("meaning:choose.conditionHint")}
        defaultValue={condition}
        lang={lang}
        enterSends={enterSends}
        onSend={onSend}
        onText={(text) => choice.choose({ condition: text })}
        invalid={missing}
        describedBy={noteId}
      />
      <p id={noteId} role="alert" className="text-sm text-danger empty:hidden">
        {missing && t("meaning:choose.conditionMissing")}
      </p>
    </div>
  );
}
