import { useEffect, useMemo, useState } from "react";
import type { RoomPage } from "~/domain/protocol";
import type { Refused } from "~/domain/result";
import type { ScheduledSend } from "~/domain/scheduled-send";
import { laterPlace } from "~/features/attachment/attachment";
import { filesOf } from "~/features/room/carried-files";
import { connectionOf } from "~/features/room/connection";
import { keepDraft, readDraft, readFiles } from "~/features/room/keep";
import { postWaiting, readWaiting } from "~/features/room/transport";
import type { LaterDoor } from "./use-later";

export type WaitingAct = { intent: "cancel" | "now" } | { intent: "move"; sendAt: number };

/**
 * The reader's own sends that wait for their time in a room and beside it: as the page brought them, read again when one
 * goes out or is refused and after whatever the reader does with them.
 */
export function useWaiting(page: RoomPage, memberId: string) {
  const roomId = page.room.id;
  const [sends, setSends] = useState(page.waiting);
  const boxes = useMemo(() => new Map<string, (text: string) => void>(), []);
  useEffect(() => {
    setSends(page.waiting);
    void forgetSent(memberId, page);
  }, [memberId, page]);

  useEffect(() => {
    let wanted = true;
    const { transport } = connectionOf(memberId);
    const stop = transport.listen({
      entry: ({ clientKey }) => setSends((known) => without(known, clientKey)),
      notified: () => void refresh(),
      check: () => void refresh(),
    });
    return () => {
      wanted = false;
      stop();
    };

    async function refresh() {
      const read = await readWaiting(memberId, roomId);
      if (wanted && read.ok) setSends(read.value);
    }
  }, [memberId, roomId]);

  const acts = useMemo(() => {
    const door: LaterDoor = {
      schedule: ({ command, input, sendAt }) =>
        answer({ intent: "schedule", command, input: JSON.stringify(input), sendAt: String(sendAt) }),
      takes(place, take) {
        boxes.set(place, take);
        return () => {
          if (boxes.get(place) === take) boxes.delete(place);
        };
      },
    };
    return {
      door,
      async act(send: ScheduledSend, act: WaitingAct): Promise<Refused | null> {
        const refusal = await answer({
          id: send.id,
          intent: act.intent,
          sendAt: "sendAt" in act ? String(act.sendAt) : "",
        });
        if (!refusal && act.intent === "cancel") await giveBack(send);
        return refusal;
      },
    };

    async function answer(fields: Record<string, string>): Promise<Refused | null> {
      const posted = await postWaiting(memberId, roomId, fields);
      if (posted.ok) setSends(posted.value);
      else if (posted.code === "alreadySent") setSends((known) => without(known, fields.id ?? null));
      return posted.ok ? null : posted;
    }

    /** To its box; where that is not on the screen, to its draft, in which the box finds it. */
    async function giveBack(send: ScheduledSend): Promise<void> {
      const place = send.command === "reply.post" ? `${send.roomId}/thread-${send.input.entryId}` : send.roomId;
      const files = filesOf(send);
      if (files.length > 0) {
        const uploads = await connectionOf(memberId)
          .uploads()
          .catch(() => null); // its text comes back in any case
        await uploads?.move(files, place);
      }
      const take = boxes.get(place);
      if (take) return take(send.input.text);
      const kept = await readDraft(memberId, place);
      const text = kept.text ? `${kept.text}\n${send.input.text}` : send.input.text;
      await keepDraft(memberId, place, { text, at: Math.max(Date.now(), kept.at + 1), told: false });
    }
  }, [memberId, roomId, boxes]);
  return { sends, ...acts };
}

export type Waiting = ReturnType<typeof useWaiting>;

function without(sends: ScheduledSend[], id: string | null): ScheduledSend[] {
  return sends.some((send) => send.id === id) ? sends.filter((send) => send.id !== id) : sends;
}

/** The files of what has been sent meanwhile need not be kept here any more. */
async function forgetSent(memberId: string, { room, waiting }: RoomPage): Promise<void> {
  const wanted = new Set(waiting.flatMap(filesOf));
  const kept = (await readFiles(memberId)).filter(({ place, id }) => place === laterPlace(room.id) && !wanted.has(id));
  if (kept.length === 0) return;
  const uploads = await connectionOf(memberId)
    .uploads()
    .catch(() => null);
  await uploads?.carried.release(kept.map(({ id }) => id));
}
