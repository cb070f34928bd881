import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { type Result, refused } from "~/domain/result";
import { createOutbox } from "~/features/room/outbox";
import { createOutboxStorage } from "~/features/room/outbox-storage";
import { createRoomStore } from "~/features/room/room-store";
import type { Listener, Transport } from "~/features/room/transport";
import type { Tabs, Turns } from "~/features/room/turns";
import type { ServerUnderTest } from "./model-server";
import type { HandClock, Network } from "./network";

/** What the tabs of one member in one browser share. */
export type Browser = { memberId: string; turnsOf(tab: Life): Turns; tabsOf(tab: Life): Tabs; passOn(): void };

/** A tab that was closed does nothing any more, in whatever it was. `visit` counts its connections. */
export type Life = { closed: boolean; online: boolean; visit: number };

type World = {
  server: ServerUnderTest;
  network: Network;
  clock: HandClock;
  /** The server's side of a command: faults, and telling everyone. */
  command(
    memberId: string,
    send: Parameters<ServerUnderTest["execute"]>[1],
    tellNobody?: boolean,
  ): Promise<Result<Entry>>;
  /** Marks work that is not the network's as under way, so that the next step waits for it. */
  busy<T>(work: Promise<T>): Promise<T>;
};

export type Tab = ReturnType<typeof openTab>;

/** The shipped outbox and room store of one tab, on a network that a schedule commands. */
export function openTab(world: World, browser: Browser, page: RoomPage) {
  const { server, network, clock } = world;
  const { memberId } = browser;
  const life: Life = { closed: false, online: true, visit: 0 };
  const listeners = new Set<Listener>();
  const storage = createOutboxStorage(memberId);
  const store = createRoomStore(memberId, page);
  const outbox = createOutbox({
    memberId,
    clock,
    random: () => 0.5,
    turns: browser.turnsOf(life),
    tabs: browser.tabsOf(life),
    storage: {
      change: (next) => unlessClosed(() => world.busy(storage.change(next))),
      forget: (roomId) => unlessClosed(() => world.busy(storage.forget(roomId))),
    },
    send: (send) =>
      ask(
        () => world.command(memberId, send),
        async () => void (await world.command(memberId, send, true)),
      ),
    stored: (entry) => tell((listener) => listener.entry?.(entry)),
  });
  const transport: Transport = {
    page: (_, where) => ask(() => server.page(memberId, where)),
    after: (_, seq) => ask(() => server.after(memberId, seq)),
    moveCursor: (_, seq) => ask(() => server.moveCursor(memberId, seq)),
    thread: (_, rootId, where) => ask(() => server.thread(memberId, rootId, where)),
    markThread: (_, rootId, seq) => ask(() => server.markThread(memberId, rootId, seq)),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  store.attach({ transport, outbox });
  void outbox.start();

  return {
    memberId,
    store,
    outbox,
    life,
    state: () => store.getSnapshot(),
    /** Something from the server unasked. It is lost with the connection that it was sent on. */
    push(about: (listener: Listener) => void) {
      const { visit } = life;
      if (life.online && !life.closed) network.put({ arrive: () => (visit === life.visit ? tell(about) : undefined) });
    },
    disconnect() {
      life.online = false;
      life.visit += 1;
    },
    connect() {
      life.online = true;
      outbox.kick();
      tell((listener) => listener.check?.());
    },
    close() {
      life.closed = true;
      browser.passOn();
    },
  };

  function ask<T>(work: () => Promise<Result<T>>, silently?: () => Promise<void>): Promise<Result<T>> {
    if (life.closed) return new Promise(() => {});
    if (!life.online) return Promise.resolve(refused("unavailable"));
    const { visit } = life;
    return network.request(() => !life.closed && visit === life.visit, work, silently);
  }

  function tell(about: (listener: Listener) => void) {
    if (!life.closed) for (const listener of listeners) about(listener);
  }

  async function unlessClosed<T>(work: () => Promise<T>): Promise<T> {
    if (life.closed) return new Promise(() => {});
    const result = await work();
    return life.closed ? new Promise(() => {}) : result;
  }
}

/** A browser in which the tabs take turns, and give their turn back when they are closed; or, on plain http, do not. */
export function createBrowser(memberId: string, locks: boolean): Browser {
  const hearers = new Map<Life, () => void>();
  let queue: { life: Life; name: string; begin(): void }[] = [];

  /** The first of each name begins, once those that were closed are gone. */
  function next() {
    queue = queue.filter(({ life }) => !life.closed);
    const begun = new Set<string>();
    for (const waiting of queue) {
      if (!begun.has(waiting.name)) waiting.begin();
      begun.add(waiting.name);
    }
  }

  return {
    memberId,
    passOn: next,
    turnsOf(life) {
      if (!locks) return (_, work) => work();
      return (name, work) =>
        new Promise((resolve, reject) => {
          let begun = false;
          const turn = {
            life,
            name,
            begin() {
              if (begun) return;
              begun = true;
              work()
                .then(resolve, reject)
                .finally(() => {
                  queue = queue.filter((other) => other !== turn);
                  next();
                });
            },
          };
          queue.push(turn);
          next();
        });
    },
    tabsOf: (life) => ({
      tell() {
        if (life.closed) return;
        for (const [other, hear] of hearers) if (other !== life && !other.closed) hear();
      },
      listen: (hear) => void hearers.set(life, hear),
      close: () => void hearers.delete(life),
    }),
  };
}
