import type { Entry } from "~/domain/entry";
import type { Page, ThreadPage } from "~/domain/protocol";
import { type ErrorCode, refused } from "~/domain/result";
import type { ThreadSummary } from "~/domain/thread";
import type { FoldOptions, Pending } from "~/domain/timeline";
import type { Line } from "./room-store";
import { createThreadStore, type ThreadState, type ThreadStore } from "./thread-store";

type Told = ThreadSummary & { asOf: number };
type Board = {
  memberId: string;
  roomId: string;
  line(): Line | null;
  merged(page: ThreadPage): void;
  refuse(code: ErrorCode): void;
  changed(): void;
};

/** All that a room's store knows of threads: what pages told of them, how far I have read in each, and the open one. */
export function createThreadBoard({ memberId, roomId, line, merged, refuse, changed }: Board) {
  const told = new Map<string, Told>();
  const cursors = new Map<string, number>();
  let opened: ThreadStore | null = null;

  return {
    /** What a page tells of threads. The newer page is right, whichever comes first. */
    merge(page: Pick<Page, "threads" | "head">) {
      for (const thread of page.threads) {
        const known = told.get(thread.rootId);
        if (!known || known.asOf <= page.head) told.set(thread.rootId, { ...thread, asOf: page.head });
      }
    },
    told: (): FoldOptions => ({ readerId: memberId, threads: told, threadCursors: cursors }),

    /** Opens a thread, at its newest reply or at a `seq`; `page` if it was read already, null if nothing was there. */
    open(rootId: string, at?: number, page?: ThreadPage | null) {
      if (opened?.rootId !== rootId) opened = storeFor(rootId);
      if (page === null) return opened.miss();
      if (page) opened.show(page);
      opened.open(at);
    },
    close() {
      opened = null;
      changed();
    },
    actions: {
      loadOlder: async () => opened?.loadOlder(),
      loadNewer: async () => opened?.loadNewer(),
      jumpToLatest: async () => opened?.open(),
      /** Only for replies that were in view in a visible tab. */
      markRead: (seq: number) => opened?.cursor.move(seq),
    },

    place: (entry: Entry) => opened?.place(entry),
    check: () => opened?.check(),
    hear: {
      threadRead(moved: { roomId: string; rootId: string; seq: number }) {
        if (moved.roomId !== roomId) return;
        readTo(moved.rootId, moved.seq);
        if (opened?.rootId === moved.rootId) opened.cursor.heard(moved.seq);
        changed();
      },
    },
    draw: (ahead: Entry[], pending: Pending[]): ThreadState | null => opened?.draw(ahead, pending) ?? null,
  };

  function storeFor(rootId: string): ThreadStore {
    return createThreadStore(rootId, {
      memberId,
      read: (where) => line()?.transport.thread(roomId, rootId, where),
      mark: async (seq) => line()?.transport.markThread(roomId, rootId, seq) ?? refused("unavailable"),
      readTo: (seq) => readTo(rootId, seq),
      merged,
      refuse,
      changed,
    });
  }

  function readTo(rootId: string, seq: number) {
    cursors.set(rootId, Math.max(cursors.get(rootId) ?? 0, seq));
  }
}
