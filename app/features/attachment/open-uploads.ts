import { mostFiles } from "~/domain/file";
import { filesOf } from "~/features/room/carried-files";
import type { Outbox } from "~/features/room/outbox";
import { type Tabs, takeTurns } from "~/features/room/turns";
import type { ShownAttachment } from "./attachment";
import { bringInFor, giveUpFor } from "./bring-in";
import { namedFile } from "./chosen-files";
import { createUploadStorage } from "./upload-storage";
import { createUploads } from "./uploads";

export type OpenUploads = ReturnType<typeof openUploads>;

/** The member's uploads of this tab, which go on at once. Only in a browser. */
export function openUploads(memberId: string, { tabs, outbox }: { tabs: Tabs; outbox: Outbox }) {
  const uploads = createUploads({
    memberId,
    storage: createUploadStorage(memberId),
    bringIn: bringInFor(memberId),
    giveUp: giveUpFor(memberId),
    turns: takeTurns,
    tabs,
    settled: outbox.look,
  });
  void uploads.kick();

  return {
    ...uploads,

    /** Attaches what somebody chose, as far as it fits in one message; answers how many were left out. */
    async attach(roomId: string, place: string, chosen: readonly File[]): Promise<number> {
      const room = Math.max(0, mostFiles - attachedIn(roomId, place).length);
      const now = new Date();
      const taken = chosen.slice(0, room).map((file, index) => namedFile(file, now, index));
      await uploads.add(place, roomId, taken);
      return chosen.length - taken.length;
    },

    attachedIn,

    /** Tells what is attached in a place and in no send, now and after every change; answers how to stop. */
    watch(roomId: string, place: string, hear: (files: readonly ShownAttachment[]) => void): () => void {
      let told: readonly ShownAttachment[] = [];
      const look = () => {
        const files = attachedIn(roomId, place);
        const isSame = files.length === told.length && files.every((file, index) => isSameShown(file, told[index]));
        if (!isSame) hear(files);
        told = isSame ? told : files;
      };
      const stops = [uploads.subscribe(look), outbox.subscribe(look)];
      look();
      return () => {
        for (const stop of stops) stop();
        hear([]);
      };
    },
  };

  /** In no send. */
  function attachedIn(roomId: string, place: string): ShownAttachment[] {
    const carried = new Set(outbox.pending(roomId).flatMap(filesOf));
    return uploads.getSnapshot().filter((file) => file.place === place && !carried.has(file.id));
  }
}

function isSameShown(a: ShownAttachment, b: ShownAttachment | undefined): boolean {
  const same = (key: keyof ShownAttachment) => a[key] === b?.[key];
  return (["id", "state", "code", "sent", "name", "width", "description"] as const).every(same);
}
