import type { Characteristic, Requirement } from "~/domain/characteristic";
import { useChangeT } from "~/i18n/change-texts";
import { Icon } from "~/ui/icon";
import { Tag } from "~/ui/rows";
import { CharacteristicTalk, type Talk } from "./anchored-talk";
import { RequirementValue } from "./requirement-value";

type CharacteristicTableProps = {
  characteristics: Characteristic[];
  lang: string;
  /** Where the lines can be talked about. */
  talk?: Talk;
};

/** Before and after of each characteristic; on a phone the two stand below its name. */
export function CharacteristicTable({ characteristics, lang, talk }: CharacteristicTableProps) {
  const t = useChangeT();
  return (
    <table className="w-full border-y border-line text-start">
      <thead className="text-sm text-soft max-sm:sr-only">
        <tr className="border-b border-line">
          <th scope="col" className="w-2/5 py-2 pe-4 text-start font-normal">
            {t("change:page.item")}
          </th>
          <th scope="col" className="w-[30%] py-2 pe-4 text-start font-normal">
            {t("change:page.before")}
          </th>
          <th scope="col" className="w-[30%] py-2 text-start font-normal">
            {t("change:page.after")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {characteristics.map((one) => (
          <tr key={one.key} id={`c-${one.key}`} className="break-inside-avoid align-top max-sm:grid max-sm:grid-cols-2">
            <th scope="row" className="py-2.5 pe-4 text-start font-medium max-sm:col-span-2 max-sm:pb-0">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                {one.no && <span className="text-sm font-normal text-soft tabular-nums">{one.no}</span>}
                <span lang={lang}>{one.name}</span>
                {one.critical && <Critical />}
                {one.before === null && <Tag tone="accent">{t("change:page.new")}</Tag>}
                {one.after === null && <Tag tone="warning">{t("change:page.dropped")}</Tag>}
              </span>
              {one.kind !== "dimension" && (
                <span className="block text-sm font-normal text-soft">{t(`change:kind.${one.kind}`)}</span>
              )}
              {talk && <CharacteristicTalk {...talk} anchor={`characteristic:${one.key}`} name={one.name} />}
            </th>
            <Value label={t("change:page.before")} requirement={one.before} />
            <Value label={t("change:page.after")} requirement={one.after} against={one.before} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A drawing's mark of what is critical, with its word. */
function Critical() {
  const t = useChangeT();
  return (
    <span className="inline-flex items-center gap-1 rounded-sm bg-danger-tint px-1.5 text-xs leading-5 font-medium text-danger">
      <Icon name="warning" className="size-3.5" />
      {t("change:page.critical")}
    </span>
  );
}

type ValueProps = { label: string; requirement: Requirement | null; against?: Requirement | null };

function Value({ label, requirement, against }: ValueProps) {
  return (
    <td className="py-2.5 pe-4 tabular-nums">
      <span aria-hidden="true" className="block text-xs text-soft sm:hidden">
        {label}
      </span>
      {requirement ? (
        <RequirementValue requirement={requirement} against={against} />
      ) : (
        <span aria-hidden="true">—</span>
      )}
    </td>
  );
}
