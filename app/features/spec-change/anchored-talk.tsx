import { useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { impactLines } from "~/domain/impact";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { threadTo } from "~/features/thread/thread-address";
import { useChangeT } from "~/i18n/change-texts";
import { useLanguage } from "~/i18n/use-language";
import { LinkButton } from "~/ui/link-button";
import { SelectField } from "~/ui/select-field";
import type { RefusedStep } from "./answer-step";
import { type About, StepForm } from "./step-form";
import { StepText } from "./step-text";

export type Talk = { view: SpecChangeView; about: About; unposted: RefusedStep | undefined };

/** As a reply carries it. */
export const impactAnchor = (line: (typeof impactLines)[number]) => `impact:${line}`;

/** How much was said about one characteristic, and a comment on it. `name`: as people call it. */
export function CharacteristicTalk({ anchor, name, ...talk }: Talk & { anchor: string; name: string }) {
  return (
    <TalkPanel {...talk} isOurs={(said) => said === anchor} count={talk.view.anchors[anchor] ?? 0} name={name}>
      <input type="hidden" name="anchor" value={anchor} />
    </TalkPanel>
  );
}

/** A comment on whichever line of the impact; how much was said about each stands beside its name. */
export function ImpactTalk(talk: Talk) {
  const t = useChangeT();
  return (
    <TalkPanel {...talk} isOurs={(said) => said.startsWith("impact:")} count={0} name={t("change:page.impact")}>
      <SelectField
        label={t("change:page.commentLine")}
        name="anchor"
        defaultValue={String(talk.unposted?.input.anchor ?? "")}
      >
        {impactLines.map((line) => (
          <option key={line} value={impactAnchor(line)}>
            {t(`change:line.${line}`)}
          </option>
        ))}
      </SelectField>
    </TalkPanel>
  );
}

type TalkPanelProps = Talk & {
  isOurs: (anchor: string) => boolean;
  count: number;
  name: string;
  /** The field that says which line it is about. */
  children: ReactNode;
};

/** All of it stands in the thread of the change. */
function TalkPanel({ isOurs, count, name, view, about, unposted, children }: TalkPanelProps) {
  const t = useChangeT();
  const lang = useLanguage();
  const mine = unposted?.command === "reply.post" && isOurs(String(unposted.input.anchor)) ? unposted : undefined;
  const panel = useEmptiedWhenSent(isOurs, mine !== undefined);
  return (
    <details ref={panel} open={mine !== undefined} className="min-w-0 print:hidden">
      <summary className="inline-flex min-h-6 items-center rounded-sm text-xs font-normal text-soft underline decoration-dotted underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        {count > 0 ? t("change:page.talk", { count }) : t("change:page.comment")}
        <span className="sr-only">{name}</span>
      </summary>
      <div className="grid max-w-prose gap-3 py-2 font-normal">
        {count > 0 && (
          <LinkButton to={threadTo(view.room.id, view.change.id)} className="justify-self-start">
            {t("change:page.readTalk")}
          </LinkButton>
        )}
        <StepForm {...about} command="reply.post" submit={t("change:page.commentSend")} tone="secondary">
          {children}
          <input type="hidden" name="lang" value={lang} />
          <StepText name="text" label={t("change:page.comment")} unposted={mine} />
        </StepForm>
      </div>
    </details>
  );
}

/** What was typed goes when it is in the record, and only then. */
function useEmptiedWhenSent(isOurs: (anchor: string) => boolean, refused: boolean) {
  const panel = useRef<HTMLDetailsElement>(null);
  const wasSent = useRef(false);
  const isSent = isOurs(String(useNavigation().formData?.get("anchor") ?? ""));
  useEffect(() => {
    if (isSent) wasSent.current = true;
    else if (wasSent.current) {
      wasSent.current = false;
      if (refused || !panel.current) return;
      panel.current.querySelector("form")?.reset();
      panel.current.open = false;
    }
  }, [isSent, refused]);
  return panel;
}
