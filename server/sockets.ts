import type { Server as HttpServer } from "node:http";
import { type DefaultEventsMap, Server, type Socket } from "socket.io";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { ClientToServer, ServerToClient } from "~/domain/protocol";
import { Refusal, type Result } from "~/domain/result";
import { type Auth, readSession } from "./auth";
import type { Log } from "./log";
import { isSameOrigin } from "./same-origin";
import type { Services } from "./services";
import { refusalFrom } from "./services/execute";

type Known = { actor: Actor; expiresAt: number };
type Io = Server<ClientToServer, ServerToClient, DefaultEventsMap, Known>;
type KnownSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Known>;
type Options = { server: HttpServer; publicUrl: string; services: Services; auth: Auth; log: Log };

/** Bytes in one frame: the longest message in JSON's longest spelling, and some room. */
const longestFrame = 128 * 1024;
/** Frames that may wait for a slow reader before it is cut off; it catches up by cursor. */
const longestQueue = 2000;
const heartbeat = 15_000;

/** The doors over Socket.io and the one broadcaster. */
export function startSockets({ server, publicUrl, services, auth, log }: Options) {
  const io: Io = new Server(server, {
    maxHttpBufferSize: longestFrame,
    serveClient: false,
    allowRequest: (request, answer) => {
      const allowed = isSameOrigin(request, publicUrl);
      answer(allowed ? null : "badOrigin", allowed);
    },
  });
  const atWork = new Set<Promise<unknown>>();

  io.use((socket, next) => {
    admit(auth, socket).then(
      () => next(),
      (error) => next(new Error(refusalFrom(error, log).code)),
    );
  });

  io.on("connection", (socket) => {
    const { actor } = socket.data;
    socket.on("command", (name, input, answer) => work(services.execute(actor, name, input), answer));
    socket.on("cursor.move", (input, answer) => work(moveCursor(socket, input), answer));
    void enter(socket);
  });

  const stopEntries = services.signals.entry((entry) => broadcast(io, entry));
  const stopSessions = services.signals.sessionEnded((id) => endSession(io, id));
  const beat = setInterval(() => void everySocket(), heartbeat);

  return {
    async close(): Promise<void> {
      clearInterval(beat);
      io.emit("closing", "stopping");
      await Promise.allSettled(atWork);
      stopEntries();
      stopSessions();
      io.disconnectSockets(true);
      await new Promise<void>((resolve) => io.engine.close() && resolve());
    },
  };

  /** Answers whoever sent it a function to answer with; a frame without one is simply worked off. */
  function work(task: Promise<Result<never> | Result<Entry> | Result<number>>, answer: unknown): void {
    const done = task.then((result) => {
      if (typeof answer === "function") answer(result);
    });
    atWork.add(done);
    done.finally(() => atWork.delete(done)).catch((error) => log.error({ err: error }, "an answer failed"));
  }

  async function moveCursor(socket: KnownSocket, input: { roomId: string; seq: number }): Promise<Result<number>> {
    try {
      const { roomId, seq } = input ?? {};
      const value = await services.room.moveCursor(socket.data.actor, { roomId, seq });
      io.to(personal(socket.data.actor.memberId)).emit("cursor", { roomId, seq: value });
      return { ok: true, value };
    } catch (error) {
      return refusalFrom(error, log);
    }
  }

  /** Rooms are joined, then read again: whoever was removed in between is out again. */
  async function enter(socket: KnownSocket): Promise<void> {
    const { actor, expiresAt } = socket.data;
    try {
      socket.join([personal(actor.memberId), `session:${actor.sessionId}`]);
      await tellHeads(socket);
      await tellHeads(socket);
      endAt(io, auth, socket, expiresAt);
    } catch (error) {
      log.warn({ err: error }, "a socket could not enter its rooms");
      socket.disconnect(true);
    }
  }

  async function tellHeads(socket: KnownSocket): Promise<void> {
    const heads = await services.room.heads(socket.data.actor.memberId);
    for (const roomId of Object.keys(heads)) socket.join(shared(roomId));
    for (const room of socket.rooms) {
      if (room.startsWith("room:") && !(room.slice("room:".length) in heads)) socket.leave(room);
    }
    socket.emit("heads", heads);
  }

  /** The heartbeat: heads for everyone, an end for sessions that ended elsewhere, and for readers who do not keep up. */
  async function everySocket(): Promise<void> {
    for (const socket of io.of("/").sockets.values() as IterableIterator<KnownSocket>) {
      const waiting = (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
      if (waiting > longestQueue) socket.disconnect(true);
      else await tellHeads(socket).catch((error) => log.warn({ err: error }, "a heartbeat failed"));
    }
  }
}

const personal = (memberId: string) => `member:${memberId}`;
const shared = (roomId: string) => `room:${roomId}`;

async function admit(auth: Auth, socket: KnownSocket): Promise<void> {
  const session = await sessionOf(auth, socket);
  // A tab of A must not go on in the name of B, who signed in later on a shared device.
  const { memberId } = socket.handshake.auth;
  if (!session || (memberId && memberId !== session.actor.memberId)) throw new Refusal("signedOut");
  socket.data = { actor: session.actor, expiresAt: session.expiresAt };
}

/** Read, not prolonged: a socket cannot set the cookie that would have to be prolonged with it. */
function sessionOf(auth: Auth, socket: KnownSocket) {
  const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? "" });
  return readSession(auth, headers, { prolong: false });
}

/** After commit, to everyone in the room, the sender included. Comings and goings move the sockets first. */
function broadcast(io: Io, entry: Entry): void {
  const moved = entry.kind === "member.joined" || entry.kind === "member.removed" ? entry.payload?.memberId : undefined;
  if (moved && entry.kind === "member.joined") io.in(personal(moved)).socketsJoin(shared(entry.roomId));
  if (moved && entry.kind === "member.removed") {
    io.in(personal(moved)).socketsLeave(shared(entry.roomId));
    io.in(personal(moved)).emit("removed", entry.roomId);
  }
  io.to(shared(entry.roomId)).emit("entry", entry);
}

function endSession(io: Io, sessionId: string): void {
  const room = io.in(`session:${sessionId}`);
  room.emit("closing", "signedOut");
  room.disconnectSockets(true);
}

/** Cuts the socket when its session expires, unless it was prolonged. A timer of over 24 days would fire at once. */
function endAt(io: Io, auth: Auth, socket: KnownSocket, expiresAt: number): void {
  const day = 24 * 60 * 60 * 1000;
  const timer = setTimeout(
    async () => {
      const session = await sessionOf(auth, socket).catch(() => ({ expiresAt: Date.now() + 60_000 }));
      if (session) endAt(io, auth, socket, session.expiresAt);
      else endSession(io, socket.data.actor.sessionId ?? "");
    },
    Math.min(day, Math.max(0, expiresAt - Date.now()) + 100),
  );
  socket.once("disconnect", () => clearTimeout(timer));
}
