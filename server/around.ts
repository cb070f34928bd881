import type { Reader } from "~/domain/protocol";
import { type Io, type KnownSocket, personal, shared } from "./presence";

const typingPause = 1_000;
/** Comings and goings within this time are told together. */
const settled = 300;

/**
 * What people in a room see of each other while they are about: who is there, who is writing, how far each has read. Told to
 * whoever listens now, kept nowhere; a side room is a room of its own, so the other company hears nothing of it.
 */
export function createAround(io: Io) {
  const telling = new Map<string, NodeJS.Timeout>();
  const { adapter } = io.of("/");
  adapter.on("join-room", tellSoon);
  adapter.on("leave-room", tellSoon);

  return {
    typing(socket: KnownSocket, input: unknown): void {
      const { roomId, rootId } = (input ?? {}) as { roomId?: unknown; rootId?: unknown };
      if (typeof roomId !== "string" || !socket.rooms.has(shared(roomId)) || isTooSoon(socket)) return;
      const about = typeof rootId === "string" && rootId.length <= 36 ? { rootId } : {};
      const { memberId } = socket.data.actor;
      socket
        .to(shared(roomId))
        .except(personal(memberId))
        .volatile.emit("typing", { roomId, memberId, ...about });
    },
    read(roomId: string, reader: Reader): void {
      io.to(shared(roomId))
        .except(personal(reader.memberId))
        .volatile.emit("read", { roomId, ...reader });
    },
    stop(): void {
      adapter.off("join-room", tellSoon);
      adapter.off("leave-room", tellSoon);
      for (const timer of telling.values()) clearTimeout(timer);
    },
  };

  function tellSoon(room: string): void {
    if (!room.startsWith(shared("")) || telling.has(room)) return;
    telling.set(
      room,
      setTimeout(() => tell(room), settled),
    );
  }

  function tell(room: string): void {
    telling.delete(room);
    const sockets = [...(adapter.rooms.get(room) ?? [])].map((id) => io.of("/").sockets.get(id));
    const memberIds = [...new Set(sockets.flatMap((socket) => socket?.data.actor.memberId ?? []))];
    io.to(room).volatile.emit("present", { roomId: room.slice(shared("").length), memberIds });
  }
}

const typedAt = new WeakMap<KnownSocket, number>();

function isTooSoon(socket: KnownSocket): boolean {
  const now = Date.now();
  if (now - (typedAt.get(socket) ?? 0) < typingPause) return true;
  typedAt.set(socket, now);
  return false;
}
