import type { Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "~/domain/protocol";
import { refused } from "~/domain/result";
import { pastEverySeq } from "~/domain/seq";
import type { OpenUploads } from "~/features/attachment/open-uploads";
import { carriedBy } from "./carried-files";
import { keptRooms, readFiles } from "./keep";
import { createOutbox } from "./outbox";
import { createOutboxStorage } from "./outbox-storage";
import { answerWithin, type ConnectionState, type Listener, postCommand, readRoom, type Transport } from "./transport";
import { tabsOf, takeTurns } from "./turns";

export type Connection = ReturnType<typeof openConnection>;

let current: { memberId: string; connection: Connection } | undefined;

/** The tab's one connection of a member, shared by the room list and the rooms. Only in a browser. */
export function connectionOf(memberId: string): Connection {
  if (current?.memberId !== memberId) {
    current?.connection.close();
    current = { memberId, connection: openConnection(memberId) };
  }
  return current.connection;
}

/** At sign-out, before what the browser keeps is wiped. */
export function closeConnection() {
  current?.connection.close();
  current = undefined;
}

function openConnection(memberId: string) {
  const listeners = new Set<Listener>();
  const tabs = tabsOf(memberId);
  const storage = createOutboxStorage(memberId);
  const stored: NonNullable<Listener["entry"]> = (entry) => tell((listener) => listener.entry?.(entry));
  let uploading: Promise<OpenUploads> | undefined;
  const outbox = createOutbox({ memberId, storage, turns: takeTurns, tabs, stored, send, files: carriedBy(uploads) });
  let socket: Socket<ServerToClient, ClientToServer> | undefined;
  let state: ConnectionState = "connecting";
  let closed = false;

  const transport: Transport = {
    page: (roomId, where) => readRoom(memberId, roomId, where),
    after: (roomId, after) => readRoom(memberId, roomId, { after }),
    async moveCursor(roomId, seq, back) {
      if (!socket?.connected) return refused("unavailable");
      return socket.timeout(answerWithin).emitWithAck("cursor.move", { roomId, seq, back }).catch(lost);
    },
    thread: (roomId, thread, where) => readRoom(memberId, roomId, { thread, ...where }),
    async markThread(roomId, rootId, seq) {
      if (!socket?.connected) return refused("unavailable");
      return socket.timeout(answerWithin).emitWithAck("thread.read", { roomId, rootId, seq }).catch(lost);
    },
    typing(roomId, rootId) {
      if (socket?.connected) socket.volatile.emit("typing", { roomId, rootId });
    },
    listen(listener) {
      listeners.add(listener);
      listener.state?.(state);
      return () => void listeners.delete(listener);
    },
  };

  document.addEventListener("visibilitychange", lookAround);
  window.addEventListener("online", lookAround);
  void outbox.start();
  void goOnUploading();
  void dial();

  return {
    transport,
    outbox,
    uploads,
    close() {
      closed = true;
      outbox.pause();
      void uploading?.then((uploads) => uploads.stop());
      tabs.close();
      socket?.disconnect();
      document.removeEventListener("visibilitychange", lookAround);
      window.removeEventListener("online", lookAround);
    },
  };

  /** Their code comes with the first file. Rejects without a network; the next one who asks tries again. */
  function uploads(): Promise<OpenUploads> {
    uploading ??= import("~/features/attachment/open-uploads").then(
      ({ openUploads }) => openUploads(memberId, { tabs, outbox }),
      (error) => {
        uploading = undefined;
        throw error;
      },
    );
    return uploading;
  }

  async function goOnUploading() {
    if ((await readFiles(memberId)).length > 0) await uploads().catch(() => {});
  }

  function kick() {
    outbox.kick();
    kickUploads();
  }

  function kickUploads() {
    void uploading?.then((uploads) => uploads.kick());
  }

  /** Loaded after the page is alive, so that the first page stays light. */
  async function dial() {
    const client = await import("socket.io-client").catch(() => undefined);
    if (closed) return;
    if (!client) return later(dial);
    // The server refuses a session of another member: a tab of A never speaks in the name of B, who signed in later.
    socket = client.io({ auth: { memberId } });
    socket.on("connect", () => {
      become("live");
      kick();
      tell((listener) => listener.check?.());
    });
    socket.on("disconnect", () => away());
    socket.on("connect_error", (error) => away(error.message));
    socket.on("closing", (reason) => reason === "signedOut" && outbox.pause());
    socket.on("entry", stored);
    socket.on("heads", (heads) => {
      tell((listener) => listener.heads?.(heads));
      void forgetLeft(heads);
    });
    socket.on("cursor", (moved) => tell((listener) => listener.cursor?.(moved)));
    socket.on("present", (present) => tell((listener) => listener.present?.(present)));
    socket.on("typing", (typing) => tell((listener) => listener.typing?.(typing)));
    socket.on("read", (read) => tell((listener) => listener.read?.(read)));
    socket.on("notified", () => tell((listener) => listener.notified?.()));
    socket.on("draft", (draft) => tell((listener) => listener.draft?.(draft)));
    socket.on("changeDraft", (draft) => tell((listener) => listener.changeDraft?.(draft)));
    socket.on("threadRead", (moved) => tell((listener) => listener.threadRead?.(moved)));
    socket.on("removed", (roomId) => {
      void outbox.forget(roomId).then(kickUploads);
      tell((listener) => listener.removed?.(roomId));
    });
  }

  /** Removed from a room while away: a read tells, since these heads may be older than the way into the room. */
  async function forgetLeft(heads: Record<string, number>) {
    for (const roomId of await keptRooms(memberId)) {
      if (roomId in heads) continue;
      const read = await transport.after(roomId, pastEverySeq);
      if (!read.ok && read.code === "notFound") await outbox.forget(roomId);
    }
  }

  function send(command: Parameters<typeof postCommand>[1]) {
    if (!socket?.connected) return postCommand(memberId, command);
    return socket.timeout(answerWithin).emitWithAck("command", command.name, command.input).catch(lost);
  }

  /** A refusal by the server ends socket.io's own attempts. An ended session is tried again when the person looks here. */
  function away(reason?: string) {
    become("offline");
    if (reason === "signedOut") outbox.pause();
    if (!socket?.active && !outbox.isPaused()) later(redial);
  }

  function lookAround() {
    if (document.visibilityState !== "visible") return;
    redial();
    kick();
    tell((listener) => listener.check?.());
  }

  function redial() {
    if (socket && !socket.connected && !closed) socket.connect();
  }

  function later(work: () => void) {
    setTimeout(work, 1000 + Math.random() * 4000);
  }

  function become(next: ConnectionState) {
    state = next;
    tell((listener) => listener.state?.(next));
  }

  function tell(about: (listener: Listener) => void) {
    for (const listener of listeners) about(listener);
  }
}

const lost = () => refused("unavailable");
