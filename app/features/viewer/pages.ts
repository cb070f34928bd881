import { type AttachedFile, kindOf } from "~/domain/file";
import type { Size } from "~/features/markup/markup-geometry";

/** What can be drawn of a file: the pages of a PDF, or a picture as its only page. Pages count from 1. */
export type Pages = {
  count: number;
  /** Whatever the unit: only how wide for how high. */
  size(number: number): Promise<Size>;
  /** Drawn anew each time, its longer side so many pixels; a picture never larger than it is. */
  draw(number: number, longer: number): Promise<HTMLCanvasElement>;
  close(): void;
};

type Seen = Pick<AttachedFile, "id" | "type" | "name" | "width" | "height">;

/** Whether the portal can show it, and not only hand it over. */
export function isVisible(file: Pick<AttachedFile, "type" | "name" | "width">): boolean {
  const kind = kindOf(file);
  return kind === "pdf" || (kind === "picture" && file.width !== null);
}

/** A photo as iPhones keep it: reading it takes a licence that the portal's library does not have. */
export function isUnseenHeic(file: Pick<AttachedFile, "type" | "name" | "width">): boolean {
  return /^image\/hei[cf]/.test(file.type) && !isVisible(file);
}

export function fileAddress(roomId: string, fileId: string, rendition: "original" | "thumbnail" | "view"): string {
  return `/rooms/${roomId}/files/${fileId}/${rendition}`;
}

/** The code that reads a PDF comes with the first one. */
export async function openPages(roomId: string, file: Seen): Promise<Pages> {
  if (kindOf(file) !== "pdf") return openPicture(fileAddress(roomId, file.id, "view"));
  const { openPdf } = await import("./pdf");
  return openPdf(`${fileAddress(roomId, file.id, "original")}?in=page`);
}

async function openPicture(address: string): Promise<Pages> {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  return {
    count: 1,
    size: async () => ({ width, height }),
    async draw(_, longer) {
      const scale = Math.min(1, longer / Math.max(width, height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return canvas;
    },
    close: () => {},
  };
}
