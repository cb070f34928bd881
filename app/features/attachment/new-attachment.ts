import { cleanFileName, kindOf } from "~/domain/file";
import type { Attachment, NewFile } from "./attachment";

type Where = Pick<Attachment, "id" | "place" | "roomId">;

/** A file as it begins to wait; an empty one is refused at once. (What is too large is refused before its first byte.) */
export async function attachmentFrom(
  { name, blob, description = null, originId = null }: NewFile,
  where: Where,
): Promise<Attachment> {
  const { size, type } = blob;
  const code = size === 0 ? "emptyFile" : null;
  const kept = { name: cleanFileName(name), size, type };
  const pixels = code || kindOf(kept) !== "picture" ? null : await pixelsOf(blob);
  return {
    ...where,
    ...kept,
    width: pixels?.width ?? null,
    height: pixels?.height ?? null,
    description,
    originId,
    state: code ? "refused" : "waiting",
    code,
    url: null,
  };
}

/** How large a picture is shown, turned as its camera says; null: this browser does not draw it. */
function pixelsOf(blob: Blob): Promise<{ width: number; height: number } | null> {
  if (typeof Image === "undefined") return Promise.resolve(null);
  const address = URL.createObjectURL(blob);
  return new Promise<{ width: number; height: number } | null>((resolve) => {
    const image = new Image();
    image.onload = () =>
      resolve(image.naturalWidth > 0 ? { width: image.naturalWidth, height: image.naturalHeight } : null);
    image.onerror = () => resolve(null);
    image.src = address;
  }).finally(() => URL.revokeObjectURL(address));
}
