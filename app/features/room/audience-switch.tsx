import { useId } from "react";
import type { Refused } from "~/domain/result";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Icon, type IconName } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import type { Audience } from "./use-audience";

type AudienceSwitchProps = {
  audience: Audience;
  company: string;
  /** The side room is being opened. */
  opening: boolean;
  /** Why it could not be. */
  refused: Refused | null;
  onChoose: (audience: Audience) => void;
};

/** A clear choice in two parts above the box: who sees what is written there. */
export function AudienceSwitch({ audience, company, opening, refused, onChoose }: AudienceSwitchProps) {
  const t = useT();
  const refusalText = useRefusalText();
  const name = useId();
  const part = { name, chosen: audience, busy: opening, onChoose };
  return (
    <>
      <fieldset className="flex min-w-0 gap-1 rounded-lg bg-sunken p-0.5 text-sm scripting-none:hidden">
        <legend className="sr-only">{t("side:audience.label")}</legend>
        <Part {...part} audience="everyone" icon="people" label={t("side:audience.everyone")} />
        <Part
          {...part}
          audience="own"
          icon="lock"
          label={opening ? t("side:audience.opening") : t("side:audience.own", { company })}
        />
      </fieldset>
      {refused && <Notice tone="refusal">{t("side:audience.failed", { reason: refusalText(refused) })}</Notice>}
    </>
  );
}

type PartProps = {
  name: string;
  audience: Audience;
  chosen: Audience;
  busy: boolean;
  icon: IconName;
  label: string;
  onChoose: (audience: Audience) => void;
};

const looks: Record<Audience, string> = {
  everyone: "border-line bg-surface text-ink",
  own: "border-dashed border-note-line bg-note-ground text-note",
};

function Part({ name, audience, chosen, busy, icon, label, onChoose }: PartProps) {
  const look = audience === chosen ? `font-semibold ${looks[audience]}` : "border-transparent text-soft hover:text-ink";
  return (
    <label
      className={`flex min-h-target min-w-0 flex-1 items-center justify-center gap-1.5 rounded-md border px-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${look}`}
    >
      <input
        type="radio"
        name={name}
        value={audience}
        checked={audience === chosen}
        aria-busy={busy}
        onChange={() => onChoose(audience)}
        className="sr-only"
      />
      <Icon name={icon} className="size-4" />
      <span className="line-clamp-2 text-xs/4 sm:text-sm">{label}</span>
    </label>
  );
}
