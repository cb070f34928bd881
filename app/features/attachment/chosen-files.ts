import type { NewFile } from "./attachment";

/** What a camera and a clipboard call every picture says nothing: it gets the moment as its name. */
export function namedFile(file: File, now: Date, index: number): NewFile {
  const [, extension] = /^image\.(\w+)$/i.exec(file.name) ?? [];
  if (!extension) return { name: file.name, blob: file };
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("");
  const clock = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join("");
  return { name: `${day}-${clock}${index > 0 ? `-${index + 1}` : ""}.${extension.toLowerCase()}`, blob: file };
}
