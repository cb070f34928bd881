import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Entry } from "~/domain/entry";
import { type Result, refused } from "~/domain/result";
import { createAround } from "./around";
import type { Auth } from "./auth";
import type { Log } from "./log";
import { admit, createPresence, type Io, type KnownSocket, personal, shared } from "./presence";
import { isSameOrigin } from "./same-origin";
import type { Services } from "./services";
import { refusalFrom } from "./services/execute";
import { movedMember } from "./services/participant";
import { opensSideRoom } from "./services/side-room";

type Options = { server: HttpServer; publicUrl?: string; services: Services; auth: Auth; log: Log };

/** Bytes in one frame: the longest message in JSON's longest spelling, and some room. */
const longestFrame = 128 * 1024;

/** The door over Socket.io and the one broadcaster. */
export function startSockets({ server, publicUrl, services, auth, log }: Options) {
  const io: Io = new Server(server, {
    maxHttpBufferSize: longestFrame,
    serveClient: false,
    allowRequest: (request, answer) => {
      const allowed = isSameOrigin(request, publicUrl);
      answer(allowed ? null : "badOrigin", allowed);
    },
  });
  const presence = createPresence({ io, services, auth, log });
  const around = createAround(io);
  const atWork = new Set<Promise<unknown>>();
  let closing = false;

  io.use((socket, next) => {
    admit(auth, socket).then(
      () => next(),
      (error) => next(new Error(refusalFrom(error, log).code)),
    );
  });

  io.on("connection", (socket) => {
    const { actor } = socket.data;
    socket.on("command", (name, input, answer) => work(() => services.execute(actor, name, input), answer));
    socket.on("cursor.move", (input, answer) => work(() => moveCursor(socket, input), answer));
    socket.on("thread.read", (input, answer) => work(() => readThread(socket, input), answer));
    socket.on("typing", (input) => around.typing(socket, input));
    void presence.enter(socket);
  });

  const stopEntries = services.signals.entry(broadcast);
  const stopSessions = services.signals.sessionEnded(presence.endSession);
  const stopNotices = services.signals.notified((memberId) => io.to(personal(memberId)).emit("notified"));
  const stopDrafts = services.signals.draft(({ memberId, ...draft }) => io.to(personal(memberId)).emit("draft", draft));
  const stopChangeDrafts = services.signals.changeDraft(({ memberIds, ...draft }) => {
    for (const memberId of memberIds) io.to(personal(memberId)).emit("changeDraft", draft);
  });

  return {
    /** What was accepted is answered, what comes later is refused; then everyone is told. */
    async close(): Promise<void> {
      closing = true;
      presence.stop();
      around.stop();
      while (atWork.size > 0) await Promise.allSettled(atWork);
      io.emit("closing", "stopping");
      await new Promise((resolve) => setTimeout(resolve, 50)); // for the last answers to leave
      stopEntries();
      stopSessions();
      stopNotices();
      stopDrafts();
      stopChangeDrafts();
      // The line breaks, without a goodbye: a client that was sent away would not come back by itself.
      io.engine.close();
    },
  };

  /** Answers whoever sent a function to answer with; a frame without one is simply worked off. */
  function work(task: () => Promise<Result<unknown>>, answer: unknown): void {
    const reply = (result: Result<unknown>) => {
      if (typeof answer === "function") answer(result);
    };
    const answered = closing ? Promise.resolve(refused("unavailable", { retryAfter: 2 })) : task();
    const done = answered.then(reply);
    atWork.add(done);
    done.catch((error) => log.error({ err: error }, "an answer failed")).finally(() => atWork.delete(done));
  }

  async function moveCursor({ data: { actor } }: KnownSocket, input: unknown): Promise<Result<number>> {
    try {
      const { roomId, seq, back } = (input ?? {}) as { roomId: string; seq: number; back?: boolean };
      const value = await services.room.moveCursor(actor, { roomId, seq, back });
      io.to(personal(actor.memberId)).emit("cursor", { roomId, seq: value, back: back === true });
      // That I want to come back to something is nobody else's business.
      if (back !== true) around.read(roomId, { memberId: actor.memberId, seq: value });
      return { ok: true, value };
    } catch (error) {
      return refusalFrom(error, log);
    }
  }

  async function readThread({ data: { actor } }: KnownSocket, input: unknown): Promise<Result<number>> {
    try {
      const { roomId, rootId, seq } = (input ?? {}) as { roomId: string; rootId: string; seq: number };
      const value = await services.room.markThread(actor, { roomId, rootId, seq });
      io.to(personal(actor.memberId)).emit("threadRead", { roomId, rootId, seq: value });
      return { ok: true, value };
    } catch (error) {
      return refusalFrom(error, log);
    }
  }

  /** After commit, to everyone in the room, the sender included. Comings and goings move the sockets first. */
  function broadcast(entry: Entry): void {
    const member = movedMember(entry);
    if (member) presence.move(member, entry.roomId, entry.kind === "member.joined");
    io.to(shared(entry.roomId)).emit("entry", entry);
    if (member || opensSideRoom(entry)) void moveBeside(entry);
  }

  /** Side rooms follow at once; what fails here is mended by the next heartbeat. */
  async function moveBeside(entry: Entry): Promise<void> {
    try {
      for (const { memberId, roomId, joined } of await services.room.sideMoves(entry))
        presence.move(memberId, roomId, joined);
      if (opensSideRoom(entry)) io.to(shared(entry.roomId)).emit("entry", entry);
    } catch (error) {
      log.warn({ err: error }, "sockets could not follow into a side room");
    }
  }
}
