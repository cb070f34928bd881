import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { type ErrorCode, type Result, refused } from "~/domain/result";
import type { Send } from "~/domain/timeline";
import { wipeMember } from "~/features/room/keep";
import type { ServerUnderTest } from "./model-server";
import { createHandClock, createNetwork } from "./network";
import type { Schedule, Step } from "./schedule";
import { createBrowser, openTab, type Tab } from "./tab";

export type Simulation = Awaited<ReturnType<typeof simulate>>;

/**
 * Lets a schedule happen to three tabs and a server, then lets everything heal. Answers the server's log, the tabs, and what
 * the people did, for the judge.
 */
export async function simulate(server: ServerUnderTest, { steps, locks }: Schedule) {
  const [ann, bob] = server.members;
  const clock = createHandClock();
  const network = createNetwork(clock);
  const browsers = [createBrowser(ann, locks), createBrowser(bob, locks)] as const;
  const told = new Set<string>();
  const sent: { memberId: string; what: string }[] = [];
  const faults: ErrorCode[] = [];
  let underWay = 0;
  let left = false;

  const world = { server, network, clock, command, busy };
  const tabs: Tab[] = [await open(0), await open(0), await open(1)];
  await settle();
  const started = (await server.log()).length;
  for (const step of steps) {
    await happen(step);
    await settle();
  }
  await heal();
  return { server, started, sent, left, tabs, heal, close };

  async function happen(step: Step) {
    if ("packet" in step) return happenToPacket(step);
    if (step.do === "wait") return wait(step.milliseconds);
    if (step.do === "refuse") return void faults.push(...Array<ErrorCode>(step.times).fill(step.code));
    if (step.do === "heartbeat") return heartbeat();
    if (step.do === "leave") return leave();
    await happenToTab(step, tabs[step.tab] as Tab);
  }

  async function happenToPacket({ do: fate, packet }: Extract<Step, { packet: number }>) {
    if (fate === "deliver") return network.deliver(packet);
    if (fate === "repeat") return network.repeat(packet);
    if (fate === "lose") return network.lose(packet);
    await network.breakDown(packet);
    for (const tab of tabs) tab.disconnect();
    for (const tab of tabs) tab.connect();
  }

  async function happenToTab(step: Extract<Step, { tab: number }>, tab: Tab) {
    const { store } = tab;
    if (step.do === "post") await post(tab);
    if (step.do === "edit" || step.do === "withdraw") await changeMessage(step, tab);
    if (step.do === "reply") await reply(step, tab);
    if (step.do === "openThread") store.openThread(await rowId(step.message));
    if (step.do === "threadOlder") void store.thread.loadOlder();
    if (step.do === "older") void store.loadOlder();
    if (step.do === "newer") void store.loadNewer();
    if (step.do === "latest") void store.jumpToLatest();
    if (step.do === "read") {
      store.moveCursor(tab.state().to);
      store.thread.markRead(tab.state().thread?.to ?? 0);
    }
    if (step.do === "offline") tab.disconnect();
    if (step.do === "online" && !tab.life.online) tab.connect();
    if (step.do === "jump") await jump(tab, step.at);
    if (step.do === "reload") await reload(step.tab);
  }

  async function post({ memberId, outbox }: Tab) {
    const text = `post ${sent.length}`;
    sent.push({ memberId, what: text });
    await busy(outbox.add(server.roomId, "message.post", { text, lang: "en" }));
  }

  async function changeMessage(step: Extract<Step, { message: number }>, { memberId, outbox }: Tab) {
    const log = await server.log();
    const isSaid = ({ kind }: Entry) => kind === "message.posted" || kind === "reply.posted";
    const mine = log.filter((entry) => isSaid(entry) && entry.actorId === memberId);
    const entryId = mine[step.message % Math.max(mine.length, 1)]?.id;
    if (!entryId) return;
    const text = `edit ${sent.length}`;
    sent.push({ memberId, what: step.do === "edit" ? text : withdrawalOf(entryId) });
    if (step.do === "edit") await busy(outbox.add(server.roomId, "message.edit", { entryId, text, lang: "en" }));
    else await busy(outbox.add(server.roomId, "message.withdraw", { entryId }));
  }

  async function reply(step: Extract<Step, { message: number }>, { memberId, outbox }: Tab) {
    const text = `reply ${sent.length}`;
    sent.push({ memberId, what: text });
    const fields = { entryId: await rowId(step.message), text, lang: "en" } as const;
    await busy(outbox.add(server.roomId, "reply.post", fields));
  }

  async function rowId(message: number): Promise<string> {
    const rows = (await server.log()).filter(({ ownRow }) => ownRow);
    return rows[message % rows.length]?.id ?? "";
  }

  /** As a link to a place in the room: the page comes by the loader, not through the store. */
  async function jump({ memberId, store }: Tab, at: number) {
    const head = (await server.log()).length;
    const page = await server.page(memberId, { around: 1 + Math.floor((at / 100) * head) });
    if (page.ok) network.put({ arrive: () => store.show(page.value) });
  }

  async function reload(index: number) {
    const tab = tabs[index] as Tab;
    if (tab.memberId === bob && left) return;
    tab.close();
    tabs[index] = await open(index === 2 ? 1 : 0);
  }

  async function open(browser: 0 | 1): Promise<Tab> {
    const page: Result<RoomPage> = await server.page(browsers[browser].memberId, {});
    if (!page.ok) throw new Error(`no page: ${page.code}`);
    return openTab(world, browsers[browser], page.value);
  }

  async function leave() {
    if (left) return;
    left = true;
    publish(await server.leave(bob));
    tellAll(
      bob,
      ({ roomId }) =>
        (listener) =>
          listener.removed?.(roomId),
    );
  }

  /** What the server does with a command: perhaps a fault, else execute, and tell everyone once it is committed. */
  async function command(memberId: string, send: Send, tellNobody = false): Promise<Result<Entry>> {
    const fault = faults.shift();
    if (fault) return refused(fault, fault === "tooFast" ? { retryAfter: 3 } : {});
    const result = await server.execute(memberId, send);
    if (!result.ok || told.has(result.value.id)) return result;
    told.add(result.value.id);
    if (!tellNobody) publish(result.value);
    return result;
  }

  function publish(entry: Entry) {
    tellAll(ann, () => (listener) => listener.entry?.(entry));
    if (!left) tellAll(bob, () => (listener) => listener.entry?.(entry));
  }

  async function heartbeat() {
    const heads = { [server.roomId]: (await server.log()).length };
    tellAll(ann, () => (listener) => listener.heads?.(heads));
    tellAll(bob, () => (listener) => listener.heads?.(left ? {} : heads));
  }

  function tellAll(memberId: string, about: (room: ServerUnderTest) => Parameters<Tab["push"]>[0]) {
    for (const tab of tabs) if (tab.memberId === memberId) tab.push(about(server));
  }

  async function wait(milliseconds: number) {
    const until = clock.now() + milliseconds;
    while (clock.turn(0, until)) await settle();
  }

  /** The network works, everyone is back, time passes: until nothing is under way any more. */
  async function heal() {
    faults.length = 0;
    for (let time = 0; time < 2; time += 1) {
      for (const tab of tabs) tab.connect(); // twice: an answer of the ended session may still have been under way
      await heartbeat();
      await rest();
    }
  }

  async function rest() {
    for (let round = 0; round < 100; round += 1) {
      await settle();
      while (!network.isEmpty()) {
        await network.deliver(0);
        await settle();
      }
      if (!clock.turn(60_000)) return;
    }
    throw new Error("it never came to rest");
  }

  async function close() {
    for (const tab of tabs) tab.close();
    await settle();
    for (const memberId of server.members) await wipeMember(memberId);
  }

  async function busy<T>(work: Promise<T>): Promise<T> {
    underWay += 1;
    return work.finally(() => {
      underWay -= 1;
    });
  }

  /** Until nothing happens by itself any more. */
  async function settle() {
    for (let quiet = 0; quiet < 2; quiet = underWay === 0 ? quiet + 1 : 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

export const withdrawalOf = (entryId: string | null) => `withdraw ${entryId}`;
