import { useEffect, useState } from "react";
import type { AttachedFile } from "~/domain/file";
import { openPages, type Pages } from "./pages";

/** The pages of a file, once a browser has them. `failed`: it cannot be read here. */
export function usePages(roomId: string, file: AttachedFile | null): { pages: Pages | null; failed: boolean } {
  const [opened, setOpened] = useState<{ id: string; pages: Pages | null } | null>(null);
  const id = file?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file's content never changes, and it is told by its id
  useEffect(() => {
    if (!file) return;
    let wanted = true;
    let mine: Pages | null = null;
    void openPages(roomId, file).then(
      (pages) => {
        mine = pages;
        if (wanted) setOpened({ id: file.id, pages });
        else pages.close();
      },
      () => wanted && setOpened({ id: file.id, pages: null }),
    );
    return () => {
      wanted = false;
      mine?.close();
    };
  }, [roomId, id]);
  const current = opened?.id === id ? opened : null;
  return { pages: current?.pages ?? null, failed: current !== null && current?.pages === null };
}
