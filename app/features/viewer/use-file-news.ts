import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { Entry } from "~/domain/entry";
import type { FileView } from "~/domain/file";
import { connectionOf } from "~/features/room/connection";

/** Reads the page anew when its file may have been superseded, described or withdrawn meanwhile. */
export function useFileNews(memberId: string, { room }: FileView): void {
  const { revalidate } = useRevalidator();
  useEffect(
    () =>
      connectionOf(memberId).transport.listen({
        entry: (entry) => entry.roomId === room.id && isNews(entry) && revalidate(),
      }),
    [memberId, room.id, revalidate],
  );
}

function isNews({ kind, payload }: Entry): boolean {
  if (kind === "file.described" || kind === "message.withdrawn") return true;
  return (kind === "message.posted" || kind === "reply.posted") && payload?.files !== undefined;
}
