import { Form, useNavigation } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { changeName } from "~/domain/change-name";
import { asProposed } from "~/domain/impact";
import { currencies } from "~/domain/money";
import { currentContent, whyNot } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { alternativesIn, readImpact, typedImpact, withAlternative } from "~/domain/typed-impact";
import { useChangeT } from "~/i18n/change-texts";
import { useLanguage, useRefusalText } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { DrawnFor } from "~/ui/drawn-for";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";
import { Page, Section } from "~/ui/page";
import { SelectField } from "~/ui/select-field";
import { AlternativePart, Alternatives } from "./alternative-part";
import type { RefusedImpact } from "./answer-impact";
import { changeTo } from "./change-paths";
import { CharacteristicTable } from "./characteristic-table";
import { ImpactFoot } from "./impact-foot";
import { ImpactLines } from "./impact-lines";
import { answeringCompany, type Me, usePlace } from "./place";
import { useChangeNews } from "./use-change-news";
import { useTypedImpact } from "./use-typed-impact";

type ImpactScreenProps = { view: SpecChangeView; me: Me; formKey: string; unposted: RefusedImpact | undefined };

/** The sheet in which the other side says what a change costs, how long it takes and what it risks. */
export function ImpactScreen({ view, me, formKey, unposted }: ImpactScreenProps) {
  const t = useChangeT();
  const { companyOn } = usePlace(view, me);
  const { change, room, side } = view;
  const name = changeName(change.number);
  useChangeNews(me.memberId, room.id, change.id);
  const no = whyNot(change, { side }, "answerImpact");
  const company = companyOn(answeringCompany(view)?.side);
  return (
    <Page
      title={t("change:impact.title", { name })}
      lead={t("change:impact.lead")}
      back={
        <LinkButton to={changeTo(room.id, change.id)} tone="quiet" className="-ms-3.5 justify-self-start">
          <Icon name="back" />
          {t("change:impact.back", { name })}
        </LinkButton>
      }
    >
      {no ? (
        <Notice>{no === "forbidden" ? t("change:impact.notYours", { company }) : t("change:impact.closed")}</Notice>
      ) : (
        <Sheet view={view} me={me} formKey={formKey} unposted={unposted} />
      )}
    </Page>
  );
}

function Sheet({ view, me, formKey, unposted }: ImpactScreenProps) {
  const t = useChangeT();
  const refusalText = useRefusalText();
  const language = useLanguage();
  const { formData } = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const { change, room } = view;
  const content = currentContent(change) ?? nothing;
  const last = change.sheets.at(-1);
  const before = last ? typedImpact(last.sheet, content) : { currency: usualCurrency(view) };
  const typing = useTypedImpact(form, {
    memberId: me.memberId,
    roomId: room.id,
    entryId: change.id,
    sheets: change.sheets.length,
    initial: unposted?.typed ?? before,
  });
  const { typed, drawing } = typing;
  // What is answered is what was read: a revision that came meanwhile is read first.
  const revision = change.revisions.length;
  const [readRevision, setReadRevision] = useState(revision);
  const [checked, setChecked] = useState(unposted !== undefined);
  const { sheet, faults: found } = readImpact(typed, content, language);
  const faults = checked ? found : {};
  const count = Object.keys(faults).length;
  const refused = unposted?.refused;
  const refusal = refused && (refused.code === "outdated" ? t("change:page.outdated") : refusalText(refused));
  const fields = { typed, faults, currency: sheet.currency, view, onTyped: typing.note };
  useEffect(() => {
    if (checked) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [checked]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter instanceof HTMLButtonElement && submitter.name === "add") {
      event.preventDefault();
      typing.change(withAlternative);
    } else if (Object.keys(found).length > 0) {
      event.preventDefault();
      setChecked(false);
      setTimeout(() => setChecked(true));
    }
  }

  return (
    <Form
      ref={form}
      method="post"
      noValidate
      onSubmit={onSubmit}
      onInput={() => setTimeout(typing.note)}
      className="relative grid gap-8 [&_input]:scroll-mb-48 [&_select]:scroll-mb-48"
    >
      <DrawnFor />
      <input type="hidden" name="clientKey" value={formKey} />
      <input type="hidden" name="revision" value={readRevision} />
      <input type="hidden" name="alternatives" value={alternativesIn(typed).join(" ")} />
      {last && last.revision < change.revisions.length && <Notice>{t("change:impact.prefilled")}</Notice>}
      {readRevision !== revision && (
        <Notice
          tone="warning"
          action={
            <Button onPress={() => setReadRevision(revision)}>{t("change:impact.haveRead", { revision })}</Button>
          }
        >
          {t("change:page.outdated")}
        </Notice>
      )}
      <CharacteristicTable characteristics={content.characteristics} lang={content.lang} />
      <div key={drawing} className="grid gap-8">
        <SelectField label={t("change:impact.currency")} name="currency" defaultValue={sheet.currency}>
          {Object.keys(currencies).map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </SelectField>
        <ImpactLines option={asProposed} fields={fields} />
        <Section title={t("change:impact.alternatives")} lead={t("change:impact.alternativesLead")}>
          <Alternatives typed={typed}>
            {(key, number) => (
              <AlternativePart
                key={key}
                option={key}
                number={number}
                characteristics={content.characteristics}
                fields={fields}
                change={typing.change}
              />
            )}
          </Alternatives>
        </Section>
      </div>
      <ImpactFoot sheet={sheet} refusal={refusal} faults={count} pending={formData !== undefined} />
    </Form>
  );
}

const nothing = { characteristics: [], lang: "en" } as const satisfies { characteristics: never[]; lang: string };

/** Of the country in which it is answered, where the portal knows its currency. */
function usualCurrency(view: SpecChangeView): string {
  const country = answeringCompany(view)?.country ?? "";
  return { JP: "JPY", KR: "KRW", NO: "NOK", CN: "CNY", US: "USD" }[country] ?? "EUR";
}
