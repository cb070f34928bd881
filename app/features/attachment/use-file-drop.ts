import { type RefObject, useEffect, useRef } from "react";

/**
 * Files may be dropped anywhere on the column that the box stands in, which shows it meanwhile: by its `data-dropping`, with
 * the words that say what happens.
 */
export function useFileDrop(box: RefObject<HTMLElement | null>, words: string, onFiles: (files: File[]) => void) {
  const latest = useRef({ words, onFiles });
  latest.current = { words, onFiles };
  useEffect(() => {
    const column = box.current?.closest<HTMLElement>(".drop-here");
    if (!column) return;
    const hear = new AbortController();
    const leave = () => column.removeAttribute("data-dropping");
    const on = (name: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      column.addEventListener(name, act, { signal: hear.signal });
    on("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      column.setAttribute("data-dropping", latest.current.words);
    });
    on("dragleave", (event) => {
      if (!column.contains(event.relatedTarget as Node | null)) leave();
    });
    on("drop", (event) => {
      leave();
      const files = event.dataTransfer ? filesOf(event.dataTransfer) : [];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current.onFiles(files);
    });
    return () => {
      hear.abort();
      leave();
    };
  }, [box]);
}

/** A folder is none. */
function filesOf({ items }: DataTransfer): File[] {
  return [...items].flatMap((item) => (item.webkitGetAsEntry()?.isDirectory ? [] : (item.getAsFile() ?? [])));
}
