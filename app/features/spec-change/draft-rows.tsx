import { Link } from "@remix-run/react";
import type { DraftLine } from "~/domain/change-draft";
import { changeName } from "~/domain/change-name";
import { useChangeT } from "~/i18n/change-texts";
import { AskingForm } from "~/ui/asking-form";
import { Row, Rows } from "~/ui/rows";
import { draftTo } from "./change-paths";
import { Changer } from "./draft-status";
import { draftsOf } from "./draft-transport";

type DraftRowsProps = {
  label: string;
  drafts: DraftLine[];
  me: { memberId: string; organizationId: string };
  /** Where all of them are of one room. */
  inRoom?: boolean;
};

/** What the company prepares: each leads to its form, and can be given up. */
export function DraftRows({ label, drafts, me, inRoom = false }: DraftRowsProps) {
  const t = useChangeT();
  return (
    <Rows label={label}>
      {drafts.map((draft) => {
        const title = draft.title.trim() || t("change:draft.untitled");
        const { number } = draft;
        return (
          <Row
            key={draft.id}
            title={
              <Link to={draftTo(draft)} className="flex min-h-target items-center gap-2 hover:underline sm:min-h-0">
                {number !== null && (
                  <span className="shrink-0 text-sm font-normal text-soft tabular-nums">{changeName(number)}</span>
                )}
                <span className="line-clamp-2 min-w-0">{title}</span>
              </Link>
            }
            detail={
              <>
                {!inRoom && `${draft.room.name} · `}
                <Changer draft={draft} me={me} />
              </>
            }
            trail={
              <AskingForm
                action={draftsOf(draft.room.id)}
                values={{ intent: "discard", draftId: draft.id }}
                label={t("change:draft.discard")}
                fullLabel={t("change:draft.discardOne", { title })}
                ask={{
                  title: t("change:draft.discardTitle"),
                  body: t("change:draft.discardText"),
                  confirm: t("change:draft.discard"),
                }}
              />
            }
          />
        );
      })}
    </Rows>
  );
}
