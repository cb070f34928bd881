import type { DefaultEventsMap, Server, Socket } from "socket.io";
import type { Actor } from "~/domain/actor";
import type { ClientToServer, ServerToClient } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import { type Auth, readSession } from "./auth";
import type { Log } from "./log";
import type { Services } from "./services";

type Known = { actor: Actor; expiresAt: number };
export type Io = Server<ClientToServer, ServerToClient, DefaultEventsMap, Known>;
export type KnownSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Known>;

export const personal = (memberId: string) => `member:${memberId}`;
export const shared = (roomId: string) => `room:${roomId}`;
const alone = (sessionId: string | null) => `session:${sessionId}`;

const heartbeat = 15_000;
/** Frames that may wait for a slow reader before it is cut off; it catches up by cursor. */
const longestQueue = 500;
/** A timer of over 24 days would fire at once. */
const longestTimer = 24 * 60 * 60 * 1000;

/** Who may not enter is refused `signedOut`: nobody's cookie, or another member's than the page was made for. */
export async function admit(auth: Auth, socket: KnownSocket): Promise<void> {
  const session = await sessionOf(auth, socket);
  // A tab of A must not go on in the name of B, who signed in later on a shared device.
  const { memberId } = socket.handshake.auth;
  if (!session || (memberId && memberId !== session.actor.memberId)) throw new Refusal("signedOut");
  socket.data = { actor: session.actor, expiresAt: session.expiresAt };
}

type Options = { io: Io; services: Services; auth: Auth; log: Log };

/** Keeps each socket in exactly the rooms of its member, for as long as its session lives. */
export function createPresence({ io, services, auth, log }: Options) {
  /** Comings and goings so far: who read the rooms before one of them reads again. */
  let moves = 0;
  let beat: NodeJS.Timeout | undefined = setTimeout(everySocket, heartbeat);

  return { enter, move, endSession, stop };

  function stop(): void {
    clearTimeout(beat);
    beat = undefined;
  }

  async function enter(socket: KnownSocket): Promise<void> {
    const { actor, expiresAt } = socket.data;
    try {
      socket.join([personal(actor.memberId), alone(actor.sessionId)]);
      await tellHeads(socket);
      endAt(socket, expiresAt);
    } catch (error) {
      log.warn({ err: error }, "a socket could not enter its rooms");
      socket.disconnect(true);
    }
  }

  /** Someone came or went: their sockets with them. */
  function move(memberId: string, roomId: string, joined: boolean): void {
    moves += 1;
    const theirs = io.in(personal(memberId));
    if (joined) {
      theirs.socketsJoin(shared(roomId));
    } else {
      theirs.socketsLeave(shared(roomId));
      theirs.emit("removed", roomId);
    }
  }

  function endSession(sessionId: string): void {
    const theirs = io.in(alone(sessionId));
    theirs.emit("closing", "signedOut");
    theirs.disconnectSockets(true);
  }

  async function tellHeads(socket: KnownSocket): Promise<void> {
    const { actor } = socket.data;
    const before = moves;
    const heads = await services.room.heads(actor);
    if (!socket.connected) return;
    if (!heads) return endSession(actor.sessionId ?? "");
    if (moves !== before) return tellHeads(socket);
    const rooms = new Set(Object.keys(heads).map(shared));
    for (const room of rooms) socket.join(room);
    for (const room of socket.rooms) if (room.startsWith(shared("")) && !rooms.has(room)) socket.leave(room);
    socket.emit("heads", heads);
  }

  /** The heartbeat: heads for everyone, an end for sessions that ended elsewhere and for readers who do not keep up. */
  async function everySocket(): Promise<void> {
    for (const socket of io.of("/").sockets.values() as IterableIterator<KnownSocket>) {
      if (waiting(socket) > longestQueue) socket.disconnect(true);
      else await tellHeads(socket).catch((error) => log.warn({ err: error }, "a heartbeat failed"));
    }
    if (beat) beat = setTimeout(everySocket, heartbeat);
  }

  /** Cuts the socket when its session expires, unless it was prolonged meanwhile. */
  function endAt(socket: KnownSocket, expiresAt: number): void {
    if (!socket.connected) return;
    const wait = Math.min(longestTimer, Math.max(0, expiresAt - Date.now()) + 100);
    const forget = () => clearTimeout(timer);
    const timer = setTimeout(async () => {
      socket.off("disconnect", forget);
      const session = await sessionOf(auth, socket).catch(() => ({ expiresAt: Date.now() + 60_000 }));
      if (session) endAt(socket, session.expiresAt);
      else endSession(socket.data.actor.sessionId ?? "");
    }, wait);
    socket.once("disconnect", forget);
  }
}

/** Read, not prolonged: a socket cannot set the cookie that would have to be prolonged with it. */
async function sessionOf(auth: Auth, socket: KnownSocket) {
  const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? "" });
  const session = await readSession(auth, headers, { prolong: false });
  return session?.waiting ? null : session;
}

/** Packets that the connection has not taken yet. */
function waiting({ conn }: KnownSocket): number {
  return (conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
}
