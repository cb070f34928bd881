import type { Company, Person } from "./actor";
import type { PayloadOf } from "./entry";

/** The most files in one message. */
export const mostFiles = 20;

/** Whether a file falls under export control: as its owner says, and never guessed. */
export const exportMarks = ["notChecked", "notApplicable", "applicable"] as const;
export type ExportMark = (typeof exportMarks)[number];

/** What people say of a file. `permit`: the export permit's number, where one is needed. */
export type FileDescription = {
  part: string | null;
  revision: string | null;
  exportMark: ExportMark;
  permit: string | null;
};

type SentFile = NonNullable<PayloadOf<"message.posted">["files"]>[number];

/** A file of a message, with what is said of it by now. `size` in bytes; width and height of a picture as it is shown. */
export type AttachedFile = FileDescription &
  Pick<SentFile, "id" | "sha256" | "name" | "size" | "type"> & {
    width: number | null;
    height: number | null;
    /** The file that it is a mark-up of. */
    originId: string | null;
  };

/** The revision of a drawing that counts: the last one that was sent, by whichever company. */
export type CurrentDrawing = {
  part: string;
  revision: string;
  fileId: string;
  entryId: string;
  seq: number;
  /** Whose revision it is. */
  organizationId: string;
  /** The files of the revisions that count no more. */
  before: string[];
};

/** A file as lists show it, with what leads to its message: the row that it stands on, and for a reply its own line. */
export type RoomFileItem = AttachedFile & {
  entryId: string;
  memberId: string;
  organizationId: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Of the message that carries it. */
  seq: number;
  rootId: string;
  rootSeq: number;
  replySeq: number | null;
  /** A newer revision of the same drawing counts. */
  superseded: boolean;
  /** It is a mark-up of a revision that counts no more. */
  originSuperseded: boolean;
  /** Only people of the company that sent it are told of it then. */
  withdrawn: boolean;
};

/** What surrounds files on a screen: who sent and opened them, and between which countries they go. */
type FilePlace = {
  /** `parentId`: the project room, if this is a side room. */
  room: { id: string; name: string; parentId: string | null };
  people: Person[];
  companies: Company[];
};

export type FileFilter = {
  kind?: FileKind;
  /** Any spelling of a part number, or a piece of one. */
  part?: string;
  /** Who sent it. */
  company?: string;
  mark?: ExportMark;
  /** Only drawings that count. */
  current?: boolean;
  /** Where the page before ended. */
  before?: string;
};

/** A page of a room's files, the newest first. `counts`: how many of each kind there are with the other filters. */
export type FileList = FilePlace & {
  files: RoomFileItem[];
  counts: Record<FileKind, number>;
  /** Where the next page begins; null: there is none. */
  older: string | null;
};

/** Somebody had the file before them. Opening is not agreeing. */
export type Opening = {
  memberId: string;
  organizationId: string;
  fileId: string;
  /** Milliseconds since 1970. */
  at: number;
  how: "viewed" | "downloaded";
  /** ISO 3166-1 alpha-2, as the network address says; null: it says nothing. */
  country: string | null;
  /** From another country than the sending company's, and nobody has said that export control does not apply. */
  abroad: boolean;
};

/** One file with all that belongs to it. */
export type FileView = FilePlace & {
  file: RoomFileItem;
  /** All revisions of the same part, this one among them, the newest first; none for a file that is no drawing. */
  revisions: RoomFileItem[];
  /** Drawn on this file, here or in the reader's side room's case on the project room's file; the newest first. */
  markUps: RoomFileItem[];
  /** What this one was drawn on; null also where the reader may not see it. */
  origin: (RoomFileItem & { roomId: string }) | null;
  /** Of this file and its revisions, the newest first: the sending company's people see all, others their own company's. */
  openings: Opening[];
  mayDescribe: boolean;
};

export const undescribed: FileDescription = { part: null, revision: null, exportMark: "notChecked", permit: null };

export const fileKinds = ["picture", "pdf", "sheet", "text", "cad", "archive", "other"] as const;
export type FileKind = (typeof fileKinds)[number];

export function fileFrom(sent: SentFile): AttachedFile {
  return { ...sent, width: sent.width ?? null, height: sent.height ?? null, originId: sent.originId ?? null };
}

/** The files of a message after one of them was described anew. */
export function describe(files: AttachedFile[], described: PayloadOf<"file.described">): AttachedFile[] {
  const { fileId, ...description } = described;
  return files.map((file) => (file.id === fileId ? { ...file, ...description } : file));
}

/** The company that sent a file says what it is. */
export function canDescribe(organizationId: string, ownerId: string): boolean {
  return organizationId === ownerId;
}

/**
 * The revision that counts instead of what a file shows: of its own drawing, or of the one that it was drawn on. A file
 * without a revision is no drawing. Of two drawings of one part the first is taken: a side room's stand before its project's.
 */
export function currentInstead<D extends Pick<CurrentDrawing, "part" | "fileId" | "before">>(
  { id, part, revision, originId }: Pick<AttachedFile, "id" | "part" | "revision" | "originId">,
  drawings: readonly D[],
): D | undefined {
  const own = part !== null && revision !== null && drawings.find((drawing) => samePart(drawing.part, part));
  if (own && own.fileId !== id) return own;
  return drawings.find(({ fileId, before }) => fileId !== id && originId !== null && before.includes(originId));
}

/** The one of a drawing's revisions that counts. */
export function currentOf(revisions: readonly RoomFileItem[]): RoomFileItem | undefined {
  return revisions.find(({ superseded, withdrawn }) => !superseded && !withdrawn);
}

/** Whether what a file shows counts no more: its own revision, or the one that it was drawn on. */
export function showsSuperseded(file: Pick<RoomFileItem, "superseded" | "originSuperseded">): boolean {
  return file.superseded || file.originSuperseded;
}

/** Part numbers are told apart without regard to width, case and spaces around them. */
export function samePart(one: string, other: string): boolean {
  return partKey(one) === partKey(other);
}

/** One spelling of a part number, to compare by. */
export function partKey(part: string): string {
  return part.normalize("NFKC").trim().toUpperCase();
}

/** Whether people should be warned: it leaves its country, and nobody has said that it may. */
export function crossesUnchecked(
  { exportMark }: Pick<FileDescription, "exportMark">,
  countries: readonly string[],
): boolean {
  return exportMark === "notChecked" && new Set(countries).size > 1;
}

/** What a person would call it, by its media type and, where that says little, its name. */
export function kindOf({ type, name }: Pick<AttachedFile, "type" | "name">): FileKind {
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (type.startsWith("image/") && type !== "image/svg+xml" && !cadTypes.test(type)) return "picture";
  if (type === "application/pdf") return "pdf";
  if (cadTypes.test(type) || cadNames.test(extension)) return "cad";
  if (sheetTypes.test(type) || sheetNames.test(extension)) return "sheet";
  if (archiveTypes.test(type)) return "archive";
  if (type.startsWith("text/") || textTypes.test(type)) return "text";
  return "other";
}

const cadTypes = /^(image\/vnd\.(dwg|dxf)|application\/(step|iges|vnd\.autodesk)|model\/)/;
const cadNames = /^(dwg|dxf|stp|step|igs|iges|stl|x_t|x_b|sldprt|sldasm|prt|catpart|ipt|3dm|jt)$/;
const sheetTypes = /(spreadsheet|ms-excel|text\/csv)/;
const sheetNames = /^(csv|tsv|xls|xlsx|ods)$/;
const archiveTypes = /(zip|x-7z-compressed|x-rar|vnd\.rar|x-tar|gzip|x-lzh)/;
const textTypes = /(msword|wordprocessingml|presentationml|opendocument\.text|rtf|hwp)/;

/** The longest name that is kept, in UTF-16 units: what common file systems take. */
const longestName = 200;

/**
 * A file's name as it is kept and shown: the last part of a path, composed (macOS sends decomposed kana and Hangul), without
 * characters that no file system takes or that turn the reading direction; a longer one is shortened before its extension.
 */
export function cleanFileName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const composed = last
    .normalize("NFC")
    .replace(unfit, "")
    .replace(/^[\s.]+|[\s.]+$/gu, "");
  if (composed === "") return "file";
  if (composed.length <= longestName) return composed;
  const dot = composed.lastIndexOf(".");
  const extension = dot > 0 && composed.length - dot <= 20 ? composed.slice(dot) : "";
  const kept = composed.slice(0, longestName - extension.length - 1).replace(/[\ud800-\udbff]$/, "");
  return `${kept}…${extension}`;
}

const unfit = /[\p{Cc}\p{Cf}\p{Surrogate}<>:"|?*/\\\u2028\u2029]/gu;
