import type { Reader } from "~/domain/protocol";

/** Who has the room open now, who is writing in it, and how far the others have read. Nothing of it is ever an entry. */
export type Liveness = {
  present: ReadonlySet<string>;
  /** Who is writing, in the room or in a thread of it. */
  typing: readonly { memberId: string; rootId: string | undefined }[];
  /** By member, as a `seq`. */
  readers: ReadonlyMap<string, number>;
};

/** Somebody who stops writing tells nobody. */
const typingLasts = 5_000;

/** What a browser was told of the others in one room. */
export function createLiveness(roomId: string, memberId: string, changed: () => void) {
  let state: Liveness = { present: new Set(), typing: [], readers: new Map() };
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function become(next: Partial<Liveness>) {
    state = { ...state, ...next };
    changed();
  }

  function silent(who: string) {
    clearTimeout(timers.get(who));
    timers.delete(who);
    if (state.typing.some((one) => one.memberId === who)) {
      become({ typing: state.typing.filter((one) => one.memberId !== who) });
    }
  }

  return {
    get: () => state,
    learn(readers: Reader[]) {
      const known = readers.map(({ memberId: who, seq }) => [who, Math.max(seq, state.readers.get(who) ?? 0)] as const);
      state = { ...state, readers: new Map([...state.readers, ...known]) };
    },
    /** Their message is there. */
    silent,
    hear: {
      present(here: { roomId: string; memberIds: string[] }) {
        if (here.roomId === roomId) become({ present: new Set(here.memberIds) });
      },
      read(read: Reader & { roomId: string }) {
        if (read.roomId !== roomId || read.memberId === memberId) return;
        become({ readers: new Map([...state.readers, [read.memberId, read.seq]]) });
      },
      typing({ roomId: where, memberId: who, rootId }: { roomId: string; memberId: string; rootId?: string }) {
        if (where !== roomId || who === memberId) return;
        clearTimeout(timers.get(who));
        timers.set(
          who,
          setTimeout(() => silent(who), typingLasts),
        );
        const others = state.typing.filter((one) => one.memberId !== who);
        become({ typing: [...others, { memberId: who, rootId }] });
      },
    },
  };
}
