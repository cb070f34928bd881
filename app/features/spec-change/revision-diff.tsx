import type { ReactNode } from "react";
import type { Requirement } from "~/domain/characteristic";
import type { SpecChange } from "~/domain/spec-change";
import { type ChangeContent, diffContent } from "~/domain/spec-change-content";
import { useChangeT } from "~/i18n/change-texts";
import { Section } from "~/ui/page";
import { useContentWords } from "./content-words";
import { useRequirementText } from "./requirement-value";

/** What the last revision made of the one before; nothing for a change that was never revised. */
export function RevisionDiff({ change: { revisions } }: { change: SpecChange }) {
  const t = useChangeT();
  const after = revisions.at(-1)?.content;
  const before = revisions.at(-2)?.content;
  if (!before || !after) return null;
  const { fields, characteristics } = diffContent(before, after);
  const numbers = { before: revisions.length - 1, after: revisions.length };
  const isSame = fields.length + characteristics.length === 0;
  return (
    <Section title={t("change:page.revisions")} lead={t("change:page.revisionLead", numbers)}>
      {isSame && <p>{t("change:page.revisionSame")}</p>}
      <ul className="grid gap-3">
        <Fields fields={fields} before={before} after={after} />
        <Rows rows={characteristics} before={before} after={after} />
      </ul>
    </Section>
  );
}

type Pair = { before: ChangeContent; after: ChangeContent };

function Fields({ fields, before, after }: Pair & { fields: (keyof ChangeContent)[] }) {
  const t = useChangeT();
  const { field } = useContentWords();
  return fields.map((name) =>
    name === "characteristics" ? null : (
      <Difference key={name} name={t(`change:field.${name}`)} was={field(before, name)} is={field(after, name)} />
    ),
  );
}

function Rows({ rows, before, after }: Pair & { rows: ReturnType<typeof diffContent>["characteristics"] }) {
  const t = useChangeT();
  const textOf = useRequirementText();
  const line = (content: ChangeContent, key: string) => content.characteristics.find((one) => one.key === key);
  const words = (content: ChangeContent, key: string) => {
    const one = line(content, key);
    const text = (requirement: Requirement | null) => (requirement ? textOf(requirement) : "—");
    return one ? [`${text(one.before)} → ${text(one.after)}`, one.critical && t("change:page.critical")] : [];
  };
  return rows.map(({ key, how }) => (
    <Difference
      key={key}
      name={(line(after, key) ?? line(before, key))?.name ?? key}
      mark={how === "added" ? t("change:page.new") : how === "dropped" ? t("change:page.dropped") : undefined}
      was={words(before, key).filter(Boolean).join(" · ")}
      is={words(after, key).filter(Boolean).join(" · ")}
    />
  ));
}

function Difference({
  name,
  mark,
  was,
  is,
}: {
  name: string;
  mark?: string | undefined;
  was: ReactNode;
  is: ReactNode;
}) {
  return (
    <li className="grid gap-0.5">
      <span className="text-sm text-soft">
        {name}
        {mark && ` · ${mark}`}
      </span>
      {was && <del className="max-w-prose whitespace-pre-line text-soft decoration-1">{was}</del>}
      {is && <ins className="max-w-prose font-medium whitespace-pre-line no-underline">{is}</ins>}
    </li>
  );
}
