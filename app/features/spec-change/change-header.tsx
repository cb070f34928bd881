import { changeName } from "~/domain/change-name";
import { currentContent } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { StateTag } from "./state-tag";

/** Number, title and state, with the way back to where it stands in its room. */
export function ChangeHeader({ view: { change, room, seq } }: { view: SpecChangeView }) {
  const t = useChangeT();
  const content = currentContent(change);
  const revision = change.revisions.length;
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-1 border-b border-line bg-surface p-2 sm:gap-2 sm:pe-4 print:mb-3 print:px-0">
      <LinkButton
        to={`/rooms/${room.id}?at=${seq}#e${seq}`}
        tone="quiet"
        square
        aria-label={t("change:page.back", { room: room.name })}
        className="print:hidden"
      >
        <Icon name="back" />
      </LinkButton>
      <div className="min-w-0 flex-1">
        <h1 className="line-clamp-2 font-semibold sm:line-clamp-1 print:line-clamp-none">
          <span className="tabular-nums">{changeName(change.number)}</span>{" "}
          <span lang={content?.lang}>{content?.title}</span>
        </h1>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
          <StateTag change={change} />
          {revision > 1 && <span>{t("change:page.revision", { revision })}</span>}
          <span className="truncate">{room.name}</span>
        </p>
      </div>
      <span className="scripting-none:hidden print:hidden">
        <Button
          tone="quiet"
          aria-label={t("change:page.print")}
          className="max-sm:hidden"
          onPress={() => window.print()}
        >
          {t("change:page.print")}
        </Button>
      </span>
    </header>
  );
}
