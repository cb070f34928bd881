import { useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { threadTo } from "~/features/thread/thread-address";
import { useChangeT } from "~/i18n/change-texts";
import { useLanguage } from "~/i18n/use-language";
import { LinkButton } from "~/ui/link-button";
import type { RefusedStep } from "./answer-step";
import { type About, StepForm } from "./step-form";
import { StepText } from "./step-text";

export type Talk = { view: SpecChangeView; about: About; unposted: RefusedStep | undefined };

type AnchoredTalkProps = Talk & {
  /** The line that it is about, as a reply carries it. */
  anchor: string;
  /** The same line as people call it. */
  name: string;
};

/** How much was said about one line of a change, and a comment on it. All of it stands in the thread of the change. */
export function AnchoredTalk({ anchor, name, view, about, unposted }: AnchoredTalkProps) {
  const t = useChangeT();
  const lang = useLanguage();
  const count = view.anchors[anchor] ?? 0;
  const mine = unposted?.command === "reply.post" && unposted.input.anchor === anchor ? unposted : undefined;
  const panel = useEmptiedWhenSent(anchor, mine !== undefined);
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
          <input type="hidden" name="anchor" value={anchor} />
          <input type="hidden" name="lang" value={lang} />
          <StepText name="text" label={t("change:page.comment")} unposted={mine} />
        </StepForm>
      </div>
    </details>
  );
}

/** What was typed goes when it is in the record, and only then. */
function useEmptiedWhenSent(anchor: string, refused: boolean) {
  const panel = useRef<HTMLDetailsElement>(null);
  const wasSent = useRef(false);
  const isSent = useNavigation().formData?.get("anchor") === anchor;
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
