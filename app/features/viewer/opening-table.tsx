import type { Opening, RoomFileItem } from "~/domain/file";
import { type FilePlace, Sender } from "~/features/file/sender";
import { useViewerT } from "~/i18n/viewer-texts";
import { Icon } from "~/ui/icon";
import { Time } from "~/ui/time";
import { FactsPart } from "./facts-part";

type OpeningTableProps = {
  openings: Opening[];
  revisions: RoomFileItem[];
  place: FilePlace;
  countries: Record<string, string>;
};

/** Who had the file before them, when and from where. Opening is not agreeing, and it says so. */
export function OpeningTable({ openings, revisions, place, countries }: OpeningTableProps) {
  const t = useViewerT();
  const revisionOf = new Map(revisions.map(({ id, revision }) => [id, revision]));
  const drawn = revisions.length > 0;
  if (openings.length === 0) return <FactsPart title={t("viewer:opening.title")} lead={t("viewer:opening.none")} />;
  return (
    <FactsPart title={t("viewer:opening.title")} lead={t("viewer:opening.lead")}>
      <table className="w-full text-start text-xs">
        <thead className="text-soft">
          <tr>
            <th scope="col" className="pe-2 pb-1 text-start font-normal">
              {t("viewer:opening.who")}
            </th>
            <th scope="col" className="pe-2 pb-1 text-start font-normal">
              {t("viewer:opening.where")}
            </th>
            <th scope="col" className="pb-1 text-end font-normal">
              {t("viewer:opening.when")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {openings.map((opening) => (
            <tr key={`${opening.memberId} ${opening.fileId} ${opening.at}`} className="align-top">
              <td className="py-2 pe-2">
                <span className="font-medium">
                  <Sender memberId={opening.memberId} place={place} />
                </span>
                {drawn && (
                  <span className="block text-soft">
                    {t("viewer:opening.revision", { revision: revisionOf.get(opening.fileId) ?? "—" })}
                  </span>
                )}
              </td>
              <td className="py-2 pe-2">
                {opening.country ? (countries[opening.country] ?? opening.country) : t("viewer:opening.nowhere")}
                {opening.abroad && (
                  <span className="flex items-center gap-1 text-warning">
                    <Icon name="warning" className="size-3.5" />
                    {t("viewer:opening.abroad")}
                  </span>
                )}
              </td>
              <td className="py-2 text-end whitespace-nowrap">
                <Time at={opening.at} as="moment" className="block" />
                <span className="text-soft">{t(`viewer:opening.${opening.how}`)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FactsPart>
  );
}
