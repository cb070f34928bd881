import type { ReactNode } from "react";
import { dispositions, type ImpactLine, payers, stockPlaces } from "~/domain/impact";
import { impactField } from "~/domain/typed-impact";
import { useChangeT } from "~/i18n/change-texts";
import { Choice } from "~/ui/choice";
import { ImpactCell, ImpactDay, type ImpactFields, ImpactSelect } from "./impact-cell";

type LinesProps = { option: string; fields: ImpactFields };

/** All lines of an option; "none" is one tap in each of them. */
export function ImpactLines({ option, fields }: LinesProps) {
  const t = useChangeT();
  const cell = (line: ImpactLine, field: string) => ({ fields, name: impactField(option, line, field) });
  const line = (name: ImpactLine) => ({ option, fields, line: name });
  return (
    <div className="grid gap-6">
      <Group title={t("change:impact.money")}>
        <Line {...line("unitPrice")}>
          <ImpactCell {...cell("unitPrice", "from")} label={t("change:impact.from")} inputMode="decimal" />
          <ImpactCell {...cell("unitPrice", "to")} label={t("change:impact.to")} inputMode="decimal" />
        </Line>
        {(["tooling", "scrapAndRework"] as const).map((name) => (
          <Line key={name} {...line(name)}>
            <ImpactCell {...cell(name, "amount")} label={t("change:impact.amount")} inputMode="decimal" />
            <ImpactCell {...cell(name, "note")} label={t("change:impact.note")} />
          </Line>
        ))}
      </Group>
      <Group title={t("change:impact.time")}>
        <Line {...line("leadTime")}>
          <ImpactCell {...cell("leadTime", "days")} label={t("change:impact.days")} inputMode="text" />
        </Line>
        <Line {...line("firstDelivery")}>
          <ImpactDay {...cell("firstDelivery", "day")} label={t("change:impact.day")} />
        </Line>
      </Group>
      <Group title={t("change:impact.stock")} lead={t("change:impact.stockLead")}>
        {stockPlaces.map((name) => (
          <Line key={name} {...line(name)}>
            <ImpactCell {...cell(name, "quantity")} label={t("change:impact.quantity")} inputMode="decimal" />
            <ImpactSelect {...cell(name, "disposition")} label={t("change:impact.disposition")}>
              <option value="">{t("field.choose")}</option>
              {dispositions.map((one) => (
                <option key={one} value={one}>
                  {t(`change:disposition.${one}`)}
                </option>
              ))}
            </ImpactSelect>
            <Wide>
              <ImpactSelect {...cell(name, "payer")} label={t("change:impact.payer")}>
                <option value="">{t("field.choose")}</option>
                {payers.map((one) => (
                  <option key={one} value={one}>
                    {t(`change:payer.${one}`)}
                  </option>
                ))}
              </ImpactSelect>
            </Wide>
            <Wide>
              <ImpactCell {...cell(name, "note")} label={t("change:impact.note")} />
            </Wide>
          </Line>
        ))}
      </Group>
      <Group title={t("change:impact.quality")}>
        <Line {...line("approval")}>
          <ImpactSelect {...cell("approval", "ppapLevel")} label={t("change:impact.ppapLevel")}>
            <option value="">{t("change:impact.noPpap")}</option>
            {[1, 2, 3, 4, 5].map((level) => (
              <option key={level}>{level}</option>
            ))}
          </ImpactSelect>
          <span className="self-end">
            <Choice
              type="checkbox"
              name={impactField(option, "approval", "firstArticle")}
              defaultChecked={Boolean(fields.typed[impactField(option, "approval", "firstArticle")])}
              label={t("change:impact.firstArticle")}
            />
          </span>
        </Line>
        <Line {...line("capability")}>
          <ImpactCell {...cell("capability", "cpk")} label={t("change:impact.cpk")} inputMode="decimal" />
          <ImpactCell {...cell("capability", "note")} label={t("change:impact.note")} />
        </Line>
        <Line {...line("risk")}>
          <Wide>
            <ImpactCell {...cell("risk", "note")} label={t("change:impact.note")} />
          </Wide>
        </Line>
      </Group>
    </div>
  );
}

function Group({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      {lead && <p className="text-sm text-soft">{lead}</p>}
      <div className="divide-y divide-line border-y border-line">{children}</div>
    </section>
  );
}

function Wide({ children }: { children: ReactNode }) {
  return <div className="col-span-2">{children}</div>;
}

type LineProps = LinesProps & { line: ImpactLine; children: ReactNode };

/** One line: its cells, until "none" is ticked. */
function Line({ option, fields, line, children }: LineProps) {
  const t = useChangeT();
  const none = impactField(option, line, "none");
  const name = t(`change:line.${line}`);
  return (
    <fieldset className="group/line grid min-w-0 gap-2 py-2" aria-label={name}>
      <div className="flex min-h-control items-start justify-between gap-3">
        <span aria-hidden="true" className="py-1.5 leading-6 font-medium">
          {name}
        </span>
        <span data-none>
          <Choice
            type="checkbox"
            name={none}
            defaultChecked={Boolean(fields.typed[none])}
            label={t("change:impact.none")}
          />
        </span>
      </div>
      <div className="grid grid-cols-2 gap-3 group-has-[[data-none]_:checked]/line:hidden">{children}</div>
    </fieldset>
  );
}
