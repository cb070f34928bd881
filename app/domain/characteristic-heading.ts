import { readUnit, type UnitCode } from "./unit";

export type Column = "no" | "name" | "before" | "after" | "unit" | "datum" | "critical" | "note";

/** What a column holds, null for one that is not known, and the unit that its heading names: 変更前（mm）. */
export type PastedColumn = { column: Column | null; unit: UnitCode | null };

/** The columns that a heading names; null for a row that is none. Of two for the same the first counts. */
export function headingOf(cells: string[]): PastedColumn[] | null {
  const named = cells.map(namedBy);
  const columns = named.map((each, place) =>
    named.findIndex(({ column }) => column === each.column) === place ? each : nothing,
  );
  return columns.filter(({ column }) => column).length >= 2 ? columns : null;
}

/** What a spreadsheet without a heading is taken to be. */
export const orderWithoutHeading: PastedColumn[] = (
  ["no", "name", "before", "after", "unit", "datum", "critical"] as const
).map((column) => ({ column, unit: null }));

function namedBy(cell: string): PastedColumn {
  const whole = words.get(folded(cell));
  if (whole) return { column: whole, unit: null };
  const [, name = "", inside = ""] = /^(.*?)\s*[[(]([^()[\]]*)[\])]$/.exec(cell.normalize("NFKC").trim()) ?? [];
  const [column, unit] = [words.get(folded(name)), readUnit(inside)];
  return unit && (column === "before" || column === "after") ? { column, unit } : nothing;
}

const nothing: PastedColumn = { column: null, unit: null };

/** Letters and digits alone: "No." and "変更・前" are written in many ways. */
function folded(cell: string): string {
  return cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]/gu, "");
}

const headings: Record<Column, string> = {
  no: "no # number itemno characteristicno 番号 項番 特性番号 번호 순번 항번 특성번호",
  name: "name characteristic characteristics item feature 名称 項目 特性 項目特性 特性項目 管理項目 항목 특성 항목특성 명칭",
  before: "before from current old 変更前 現行 旧 변경전 현행 기존",
  after: "after to new proposed 変更後 新 변경후 신규",
  unit: "unit units uom 単位 단위",
  datum: "datum 基準 データム 基準データム データム基準 데이텀 기준 데이텀기준 기준데이텀",
  critical: "critical criticalcharacteristic cc key 重要 重要特性 重要度 중요 중요특성 중요도",
  note: "note notes remark remarks comment comments 備考 注記 비고 메모 특기사항",
};

const words = new Map(
  Object.entries(headings).flatMap(([column, list]) =>
    list.split(" ").map((word) => [word, column as Column] as const),
  ),
);
