import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { type FileUpload, FormDataParseError, MultipartParseError, parseFormData } from "@remix-run/form-data-parser";
import { mostFiles } from "~/domain/file";
import { Refusal } from "~/domain/result";
import { isFull } from "./adapters/file-store";
import { createTurns } from "./adapters/turns";

/** A file that a form brought, as it lies in a folder of its own until the form is done with. `size` in bytes. */
type FormFile = { name: string; path: string; size: number };
export type FormWithFiles = {
  fields: Record<string, string>;
  files: FormFile[];
  /** One of them was larger than any may be, and was left out. */
  tooLarge: boolean;
  remove(): Promise<void>;
};

/** Where a plain form, without a script, may bring files: a room's own address. */
export function mayBringFiles(method: string, path: string, type: string | null | undefined): boolean {
  return method === "POST" && /^\/rooms\/[0-9a-f-]{36}$/.test(path) && isMultipart(type);
}

export const isMultipart = (type: string | null | undefined) => /^multipart\/form-data\s*;/i.test(type ?? "");

/** One file of one form is in memory at a time, whoever else sends one. */
const inTurn = createTurns(1);
/** Room for a part's headers, in bytes. */
const headRoom = 16 * 1024;
const mostParts = 200;
/** Of what was typed in one place, in bytes; a file is let in by its own limit. */
const longestField = 256 * 1024;

/** Any form as its fields and files; only a multipart one has files. */
export async function readForm(request: Request, limit: number): Promise<FormWithFiles> {
  if (isMultipart(request.headers.get("content-type"))) return readFormWithFiles(request, limit);
  const fields = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  return { fields, files: [], tooLarge: false, remove: async () => {} };
}

/** Reads a form with files by way of the disk: a slow line holds no memory, and a file that is too large loses no other field. */
async function readFormWithFiles(request: Request, limit: number): Promise<FormWithFiles> {
  const folder = await mkdtemp(join(tmpdir(), "portal-form-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const body = join(folder, "body");
    if (request.body) await pipeline(Readable.fromWeb(request.body as NodeStream), createWriteStream(body));
    const boundary = boundaryOf(request.headers.get("content-type") ?? "");
    const parts = await partsOf(body, boundary);
    const end = parts.pop();
    if (!end || !(await isEnd(body, end, boundary))) throw new Refusal("invalid");
    const kept = parts.filter(({ start, end }) => end - start <= limit + headRoom);
    const read = await inTurn(() => parsed(folder, { body, boundary, kept, limit }));
    return { ...read, tooLarge: kept.length < parts.length, remove };
  } catch (error) {
    await remove();
    if (isFull(error)) throw new Refusal("storeFull");
    throw isMalformed(error) ? new Refusal("invalid") : error;
  }
}

type Part = { start: number; end: number };
type Spooled = { body: string; boundary: string; kept: Part[]; limit: number };

/** Each part as a form of its own: the library holds a whole form in memory. */
async function parsed(folder: string, { body, boundary, kept, limit }: Spooled) {
  const files: FormFile[] = [];
  const fields: [string, string][] = [];
  const sizes = { maxFileSize: limit + headRoom, maxTotalSize: Number.MAX_SAFE_INTEGER };
  for (const part of kept) {
    const form = new Request("http://form.invalid/", {
      method: "POST",
      // In the one spelling that the library knows.
      headers: { "content-type": `multipart/form-data; boundary="${boundary}"` },
      body: Readable.toWeb(Readable.from(alone(body, part, boundary))) as ReadableStream,
      duplex: "half",
    } as RequestInit);
    for (const [name, value] of await parseFormData(form, sizes, take)) {
      const text = String(value);
      if (text.length > longestField) throw new Refusal("tooLarge");
      fields.push([name, text]);
    }
  }
  return { fields: Object.fromEntries(fields), files };

  async function take(file: FileUpload): Promise<null> {
    // A box in which no file was chosen sends one without a name.
    if (file.fieldName !== "files" || (file.size === 0 && (file.name === "" || file.name === "file-upload")))
      return null;
    if (files.length === 2 * mostFiles) throw new Refusal("invalid");
    const path = join(folder, `file-${files.length}`);
    await writeFile(path, file.stream());
    files.push({ name: file.name, path, size: file.size });
    return null;
  }
}

/** A part carries the mark that it begins with, and the line's end before the next one. */
async function* alone(body: string, { start, end }: Part, boundary: string) {
  yield* createReadStream(body, { start, end: end - 1 });
  yield Buffer.from(`--${boundary}--\r\n`);
}

async function isEnd(body: string, { start }: Part, boundary: string): Promise<boolean> {
  const mark = `--${boundary}--`;
  let head = "";
  for await (const chunk of createReadStream(body, { start, end: start + mark.length - 1, encoding: "latin1" }))
    head += chunk;
  return head === mark;
}

function boundaryOf(type: string): string {
  const [, quoted, plain] = /boundary=(?:"([^"]{1,100})"|([^\s;"]{1,100}))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) throw new Refusal("invalid");
  return boundary;
}

/** From each boundary to the next, the last one to the end. */
async function partsOf(body: string, boundary: string): Promise<Part[]> {
  const mark = Buffer.from(`\r\n--${boundary}`);
  const starts = [0];
  let before = Buffer.alloc(0);
  let at = 0;
  for await (const chunk of createReadStream(body)) {
    const piece = Buffer.concat([before, chunk as Buffer]);
    for (let found = piece.indexOf(mark); found >= 0; found = piece.indexOf(mark, found + 1)) {
      if (starts.push(at + found + 2) > mostParts) throw new Refusal("invalid");
    }
    before = piece.subarray(Math.max(0, piece.length - mark.length + 1));
    at += piece.length - before.length;
  }
  const end = at + before.length;
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));
}

/** What no browser sends. */
function isMalformed(error: unknown): boolean {
  return [FormDataParseError, MultipartParseError].some((kind) => error instanceof kind);
}
