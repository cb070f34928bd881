import { useCallback, useEffect, useRef, useState } from "react";
import { concernsAgenda, type RoomMemory } from "~/domain/agenda";
import type { Entry } from "~/domain/entry";
import { applyToMemory } from "~/domain/memory";
import type { ErrorCode } from "~/domain/result";
import { connectionOf } from "~/features/room/connection";
import { readMemory } from "~/features/room/transport";

/** What a room remembers: as the page brought it, else read when it is opened; read again when something of it changed. */
export function useRoomMemory(roomId: string, memberId: string, initial: RoomMemory | undefined) {
  const [memory, setMemory] = useState(initial);
  const [failed, setFailed] = useState<ErrorCode>();
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const answer = await readMemory(memberId, roomId);
    if (turn !== latest.current) return; // a later reading knows more
    setFailed(answer.ok ? undefined : answer.code);
    if (answer.ok) setMemory(answer.value);
  }, [memberId, roomId]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), 100);
    };
    void read();
    const stop = connectionOf(memberId).transport.listen({
      check: soon,
      entry(entry) {
        if (entry.roomId !== roomId || !concernsAgenda(entry)) return;
        setMemory((before) => before && withEntry(before, entry));
        soon();
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [read, memberId, roomId]);

  return { memory, failed, read };
}

/** At once what an entry itself tells; the rest comes with the reading. */
function withEntry(memory: RoomMemory, entry: Entry): RoomMemory {
  if (entry.kind !== "memory.confirmed" && entry.kind !== "memory.closed") return memory;
  const items = memory.items.map((item) => ({ ...item, ...applyToMemory([item], entry)[0] }));
  return { ...memory, items: items.filter(({ closed }) => closed === null) };
}
