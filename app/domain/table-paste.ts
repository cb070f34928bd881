/**
 * What a spreadsheet puts on the clipboard (tabs between cells, quotes around those with line breaks) as a Markdown table;
 * null for text that is no table of at least two rows and two columns. Columns of numbers are set to the right.
 */
export function tableFrom(text: string): string | null {
  const rows = cellsOf(text);
  const [head, ...body] = rows;
  const width = head?.length ?? 0;
  if (!head || body.length === 0 || width < 2 || rows.some((row) => row.length !== width)) return null;
  const marks = head.map((_, column) => (body.every((row) => isNumber(row[column] ?? "")) ? "---:" : "---"));
  return [head.map(asCell), marks, ...body.map((row) => row.map(asCell))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

/** Rows of cells. A quote opens a quoted cell only at its beginning: 12" is twelve inches. */
export function cellsOf(text: string, separator = "\t"): string[][] {
  const rows: string[][] = [[]];
  let place = 0;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const quotedCell = new RegExp(`^"((?:[^"]|"")*)"(?=[${separator}\n]|$)`);
  const plainCell = new RegExp(`^[^${separator}\n]*`);
  while (place <= whole.length) {
    const quoted = quotedCell.exec(whole.slice(place));
    const plain = plainCell.exec(whole.slice(place));
    const taken = quoted?.[0] ?? plain?.[0] ?? "";
    rows.at(-1)?.push(quoted?.[1] === undefined ? taken : quoted[1].replace(/""/g, '"'));
    place += taken.length;
    if (whole[place] === "\n") rows.push([]);
    place += 1;
  }
  return rows;
}

/** Digits of either width with signs, separators, units of money or percent; ▲ is minus in Japanese accounts. */
function isNumber(cell: string): boolean {
  return /^[-+▲△(]?[¥￥₩$€]?\d[\d,.]*\)?[%％]?$/.test(cell.normalize("NFKC").replace(/\s/g, ""));
}

function asCell(cell: string): string {
  return cell
    .trim()
    .replace(/\\/g, "\\\\")
    .replace(/\|/g, "\\|")
    .replace(/\s*\n\s*/g, " ");
}
