/**
 * Rows as spreadsheets open them: UTF-8 with a byte order mark, commas, CRLF. A cell that a spreadsheet would run as a
 * formula gets an apostrophe before it, unless it is a plain number.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}

function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Also behind spaces and in full width, which some spreadsheets read as the plain sign. */
function isFormula(text: string): boolean {
  return /^[\s\u3000]*[=+\-@＝＋－＠]/u.test(text) && !/^[-+]?\d+(\.\d+)?$/.test(text);
}
