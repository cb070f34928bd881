import type { FileDescription } from "~/domain/file";
import type { ErrorCode } from "~/domain/result";

/** A file that a member brings in, as it is kept in the browser until the message that carries it is in the record. */
export type Attachment = {
  /** The upload's. */
  id: string;
  /** Where it was attached: as `keep.ts` has it. */
  place: string;
  roomId: string;
  name: string;
  /** In bytes. */
  size: number;
  type: string;
  /** Of a picture as it is shown, as far as it is known. */
  width: number | null;
  height: number | null;
  description: FileDescription | null;
  /** The file that it is a mark-up of. */
  originId: string | null;
  state: "waiting" | "finished" | "refused";
  /** Why it was refused. */
  code: ErrorCode | null;
  /** Where the server takes its bytes, once it has begun to. */
  url: string | null;
};

/** Where the files of a room's sends wait until the server sends them later: they may be given back. */
export const laterPlace = (roomId: string) => `${roomId}/later`;

/** The same with how far it is now. `sent`: bytes; `code` of one that waits: why it rests. */
export type ShownAttachment = Omit<Attachment, "state"> & {
  state: "waiting" | "uploading" | "finished" | "refused";
  sent: number;
};

/** What somebody attaches. */
export type NewFile = Pick<Attachment, "name"> & { blob: Blob } & Partial<Pick<Attachment, "description" | "originId">>;
