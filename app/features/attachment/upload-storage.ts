import { changeFiles, readContent } from "~/features/room/keep";
import type { Attachment } from "./attachment";

/** Where a member's files wait across reloads, shared by the tabs of a browser. */
export type UploadStorage = {
  /** Changes the list in one transaction and answers it, oldest first; contents come and go with it. */
  change(
    next: (files: readonly Attachment[]) => readonly Attachment[],
    contents?: ReadonlyMap<string, Blob>,
  ): Promise<readonly Attachment[]>;
  content(id: string): Promise<Blob | undefined>;
};

export function createUploadStorage(memberId: string): UploadStorage {
  return {
    change: (next, contents) => changeFiles(memberId, next, contents),
    content: (id) => readContent(memberId, id),
  };
}
