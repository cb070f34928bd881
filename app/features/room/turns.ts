/** Runs work when it is this tab's turn among the tabs of the browser that wait for the same name. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * By Web Lock, which a closed tab gives back. On plain http there is none: two tabs may then send the same item, and the
 * server tells by its key that it is one.
 */
export const takeTurns: Turns = (name, work) => {
  const locks: LockManager | undefined = navigator.locks;
  return locks ? (locks.request(name, work) as ReturnType<typeof work>) : work();
};

/** How the tabs of one member in one browser tell each other that something changed. */
export type Tabs = { tell(): void; listen(hear: () => void): void; close(): void };

export function tabsOf(memberId: string): Tabs {
  const channel = new BroadcastChannel(`portal/${memberId}`);
  let open = true;
  return {
    tell: () => open && channel.postMessage("changed"),
    listen: (hear) => channel.addEventListener("message", hear),
    close() {
      open = false;
      channel.close();
    },
  };
}

/** Time as the outbox sees it; a test turns it by hand. `after` answers how to call it off. */
export type Clock = { now(): number; after(milliseconds: number, run: () => void): () => void };

export const wallClock: Clock = {
  now: Date.now,
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
