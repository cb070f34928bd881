import { Form } from "@remix-run/react";
import { mostAcceptances } from "~/domain/approver";
import type { FormRefusal } from "~/domain/form";
import { useCompanyT } from "~/i18n/company-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { Choice, Choices } from "~/ui/choice";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { SelectField } from "~/ui/select-field";

type ApproverSectionProps = {
  approvers: {
    needed: number;
    people: { id: string; name: string; reading: string | null; locale: string; mayAccept: boolean }[];
  };
  /** Whether the reader may change it. */
  canManage: boolean;
  refusal: FormRefusal | undefined;
  saved: boolean;
};

/** Who may accept spec changes for the company, and how many of them must. */
export function ApproverSection({ canManage, approvers, refusal, saved }: ApproverSectionProps) {
  const t = useCompanyT();
  return (
    <Section id="approvers" title={t("company:approvers.title")} lead={t("company:approvers.lead")}>
      {canManage ? (
        <ApproverForm approvers={approvers} refusal={refusal} saved={saved} />
      ) : (
        <ApproverList approvers={approvers} />
      )}
    </Section>
  );
}

function ApproverForm({ approvers, refusal, saved }: Omit<ApproverSectionProps, "canManage">) {
  const t = useCompanyT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const { people, needed } = approvers;
  const most = Math.max(needed, Math.min(people.length, mostAcceptances));
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {saved && <Notice tone="done">{t("company:approvers.saved")}</Notice>}
      {error && <Notice tone="refusal">{error}</Notice>}
      <Choices label={t("company:approvers.who")} error={field("approverIds").error}>
        <div className="grid sm:grid-cols-2">
          {people.map(({ id, name, reading, locale, mayAccept }) => (
            <Choice
              key={id}
              type="checkbox"
              name="approverIds"
              value={id}
              defaultChecked={mayAccept}
              label={<span lang={locale}>{name}</span>}
              description={reading}
            />
          ))}
        </div>
      </Choices>
      <SelectField {...field("needed", String(needed))} label={t("company:approvers.needed")}>
        {Array.from({ length: most }, (_, index) => index + 1).map((count) => (
          <option key={count} value={count}>
            {t("company:approvers.people", { count })}
          </option>
        ))}
      </SelectField>
      <IntentButton tone="primary" intent="approvers">
        {t("company:approvers.save")}
      </IntentButton>
    </Form>
  );
}

function ApproverList({ approvers }: Pick<ApproverSectionProps, "approvers">) {
  const t = useCompanyT();
  const names = approvers.people.filter(({ mayAccept }) => mayAccept).map(({ name }) => name);
  return (
    <dl className="grid gap-3">
      <div>
        <dt className="text-sm text-soft">{t("company:approvers.who")}</dt>
        <dd>{names.join(t("room:typing.and"))}</dd>
      </div>
      <div>
        <dt className="text-sm text-soft">{t("company:approvers.needed")}</dt>
        <dd>{t("company:approvers.people", { count: approvers.needed })}</dd>
      </div>
    </dl>
  );
}
