import type { Entry } from "~/domain/entry";
import type { Catchup } from "~/domain/protocol";
import type { ErrorCode, Result } from "~/domain/result";
import { insert } from "./window";

type Options = {
  /** Whom it can ask, and whether there is still something to ask for. */
  isOpen(): boolean;
  read(after: number): Promise<Result<Catchup>>;
  /** What the entry names is known; if not, a read brings it. */
  isKnown(entry: Entry): boolean;
  /** An entry whose turn it is. After `backTo` they come again. */
  place(entry: Entry): void;
  learn(read: Catchup): void;
  refuse(code: ErrorCode): void;
  changed(): void;
};

/**
 * Takes the entries of a room in the order of `seq`, whichever way, in whatever order and however often they come, and asks
 * for what is missing.
 */
export function createCatchUp(start: number, { isOpen, read, isKnown, place, learn, refuse, changed }: Options) {
  let last = start;
  let head = start;
  let ahead: Entry[] = [];
  let asking = false;
  let askAgain = false;

  return {
    head: () => head,
    /** What came before its turn. */
    ahead: () => ahead,

    /** An entry as an event or an ack brought it. */
    receive(entry: Entry) {
      head = Math.max(head, entry.seq);
      if (entry.seq > last + 1 || !known(entry)) {
        ahead = insert(ahead, [entry]);
        void ask();
      } else {
        take(entry);
      }
      changed();
    },

    /** The newest `seq`, as a heartbeat told it. */
    hear(newest: number) {
      head = Math.max(head, newest);
      void ask();
    },

    /** Something may have come unseen. */
    check() {
      askAgain = true;
      void ask();
    },

    /**
     * A page is complete as of its own head. Where newer entries were taken while it was under way, it lacks their changes
     * to its rows: going back to its head asks for them again.
     */
    backTo(pageHead: number) {
      head = Math.max(head, pageHead);
      last = Math.min(last, pageHead);
      void ask();
    },

    clear() {
      ahead = [];
    },
  };

  /** One that was taken before changes nothing. */
  function take(entry: Entry) {
    let next: Entry | undefined = entry;
    while (next) {
      place(next);
      last = Math.max(last, next.seq);
      next = ahead.find((other) => other.seq === last + 1 && known(other));
    }
    ahead = ahead.filter((other) => other.seq > last);
  }

  function known(entry: Entry): boolean {
    return entry.seq <= last || isKnown(entry);
  }

  /** Reads what is missing until nothing is. What fails is asked again at the next heartbeat or reconnect. */
  async function ask() {
    if (asking) return;
    asking = true;
    while (isOpen() && (askAgain || last < head)) {
      askAgain = false;
      const isBehind = last < head;
      const answer = await read(last);
      if (!isOpen()) break;
      if (!answer.ok) {
        refuse(answer.code);
        if (askAgain) continue;
        break;
      }
      learn(answer.value);
      head = Math.max(head, answer.value.head);
      for (const entry of answer.value.entries) if (entry.seq <= last + 1) take(entry);
      changed();
      if (isBehind && answer.value.entries.length === 0 && !askAgain) break; // the server does not have it either
    }
    asking = false;
  }
}
