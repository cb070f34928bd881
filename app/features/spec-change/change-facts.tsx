import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ChangeContent } from "~/domain/spec-change-content";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { compareTo, fileTo } from "~/features/file/file-paths";
import { useChangeT } from "~/i18n/change-texts";
import { useContentWords } from "./content-words";

/** What the proposal says besides the characteristics. */
export function ChangeFacts({ content, view }: { content: ChangeContent; view: SpecChangeView }) {
  const t = useChangeT();
  const { field } = useContentWords();
  const { reason, background, lang, part } = content;
  return (
    <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-[9rem_1fr]">
      <Fact name={t("change:field.part")}>{part}</Fact>
      <Fact name={t("change:field.drawing")}>
        <Drawing content={content} view={view} />
      </Fact>
      <Fact name={t("change:field.effectivity")}>{field(content, "effectivity")}</Fact>
      <Fact name={t("change:field.class")}>{field(content, "class")}</Fact>
      <Fact name={t("change:field.priority")}>{field(content, "priority")}</Fact>
      <Fact name={t("change:field.reason")} lang={lang}>
        {reason}
      </Fact>
      {background && (
        <Fact name={t("change:field.background")} lang={lang}>
          {background}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, lang, children }: { name: string; lang?: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5 sm:col-span-2 sm:grid-cols-subgrid">
      <dt className="text-sm text-soft sm:leading-6">{name}</dt>
      <dd lang={lang} className="max-w-prose whitespace-pre-line">
        {children}
      </dd>
    </div>
  );
}

/** The revisions, with the way to the drawing of the new one, beside the old one where both are there. */
function Drawing({ content: { drawing }, view: { room, files } }: { content: ChangeContent; view: SpecChangeView }) {
  const t = useChangeT();
  const byRevision = (revision: string | null) => files.find((file) => revision !== null && file.revision === revision);
  const older = byRevision(drawing.from);
  const named = files.find(({ id }) => id === drawing.fileId);
  const newer = (named && named.revision === drawing.to ? named : byRevision(drawing.to)) ?? named ?? older;
  const both = older && newer && older.id !== newer.id;
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span>{[drawing.from, drawing.to].filter(Boolean).join(" → ") || "—"}</span>
      {newer && (
        <Link
          to={both ? compareTo(room.id, newer.id, older.id) : fileTo(room.id, newer.id)}
          className="-my-2 inline-flex min-h-target items-center text-accent underline underline-offset-2 print:hidden"
        >
          {t("change:page.drawingOpen")}
        </Link>
      )}
    </span>
  );
}
