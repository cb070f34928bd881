import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ChangeForm } from "~/domain/change-form";
import { changeName } from "~/domain/change-name";
import type { SpecChange } from "~/domain/spec-change";
import { BackToRoom } from "~/features/participant/back-to-room";
import { useChangeT } from "~/i18n/change-texts";
import { Icon } from "~/ui/icon";
import { changeTo } from "./change-paths";

type ProposalFrameProps = { room: ChangeForm["room"]; revised: SpecChange | null; children: ReactNode };

/** Wider than a page of text: a characteristic has eight cells. */
export function ProposalFrame({ room, revised, children }: ProposalFrameProps) {
  const t = useChangeT();
  const name = revised && changeName(revised.number);
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-8 px-4 pt-6 pb-16 sm:px-8 md:pt-12">
        <header className="grid gap-1">
          {revised ? (
            <Link
              to={changeTo(room.id, revised.id)}
              className="-ms-1 flex min-h-target items-center gap-1 text-sm text-soft hover:text-ink"
            >
              <Icon name="back" className="size-4" />
              {name}
            </Link>
          ) : (
            <BackToRoom room={room} />
          )}
          <h1 className="text-xl font-semibold tracking-tight">
            {revised ? t("change:form.revisionTitle", { name }) : t("change:form.title")}
          </h1>
          <p className="max-w-prose text-soft">
            {revised
              ? t("change:form.revisionLead", { number: revised.revisions.length + 1 })
              : t("change:form.lead", { room: room.name })}
          </p>
        </header>
        {children}
      </div>
    </div>
  );
}
