import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { type Dimensions, dimensionsOf } from "./picture";
import { pieces } from "./pieces";

/** What a file is, as its bytes say. `type` is a media type. */
export type Content = { sha256: string; size: number; type: string; dimensions: Dimensions | null };

/** Reads a file once through, and its head once more; never wholly into memory. */
export async function examine(path: string): Promise<Content> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of pieces(path)) {
    hash.update(piece);
    size += piece.length;
  }
  const type = await typeOf(path);
  return { sha256: hash.digest("hex"), size, type, dimensions: await dimensionsOf(path, type) };
}

async function typeOf(path: string): Promise<string> {
  const head = await headOf(path);
  if (/^AC10\d\d/.test(head.toString("latin1", 0, 6))) return "image/vnd.dwg";
  // The mark of UTF-16 is also how a sound without a head begins.
  const wide = isWide(head) ? textType(head) : null;
  if (wide) return wide;
  const found = await fileTypeFromFile(path).catch(() => undefined);
  // Anything that a browser might run is only text here, whatever it calls itself.
  if (found && !/xml|html|script/.test(found.mime.replace("openxml", ""))) return found.mime;
  return textType(head) ?? (found ? "text/plain" : "application/octet-stream");
}

const longestHead = 64 * 1024;

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Of what reads as text in one of the encodings that people here use; null where it does not. */
function textType(head: Buffer): string | null {
  const text = decoded(head);
  if (text === null) return null;
  if (text.startsWith("ISO-10303-21;")) return "model/step";
  if (/^\s*0\r?\n\s*SECTION\r?\n/.test(text)) return "image/vnd.dxf";
  return isTable(text) ? "text/csv" : "text/plain";
}

function decoded(head: Buffer): string | null {
  for (const encoding of isWide(head) ? ["utf-16le"] : ["utf-8", "shift_jis", "euc-kr"]) {
    try {
      // As a stream: the head may end in the middle of a character.
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      return notInText.test(text) ? null : text;
    } catch {
      // not in this encoding
    }
  }
  return null;
}

const isWide = (head: Buffer) => head[0] === 0xff && head[1] === 0xfe;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these tell bytes from text
const notInText = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

/** Lines of one and the same number of columns, at least two of each. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 20);
  const rows = lines.slice(0, Math.max(1, lines.length - 1)).filter((line) => line.trim() !== "");
  return [",", "\t", ";"].some((separator) => {
    const columns = rows.map((row) => row.split(separator).length);
    return rows.length > 1 && columns.every((count) => count > 1 && count === columns[0]);
  });
}
