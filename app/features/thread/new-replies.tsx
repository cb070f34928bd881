import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { NewReplies as Fresh } from "~/domain/thread";
import { connectionOf } from "~/features/room/connection";
import { readNewReplies } from "~/features/room/transport";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { threadTo, useThreadAddress } from "./thread-address";

/** The way to replies that I have not read, wherever in the room their thread began. It covers nothing and moves nothing. */
export function NewReplies({ roomId, memberId }: { roomId: string; memberId: string }) {
  const t = useT();
  const { rootId } = useThreadAddress();
  const fresh = useNewReplies(roomId, memberId).filter((thread) => thread.rootId !== rootId);
  const [next] = fresh;
  if (!next) return null;
  const count = fresh.reduce((sum, thread) => sum + thread.count, 0);
  return (
    <div className="relative z-20 h-0">
      <Link
        to={threadTo(roomId, next.rootId)}
        preventScrollReset
        className="pressable absolute end-3 top-2 rounded-full bg-raised px-3 text-sm font-medium text-accent shadow-raised hover:bg-hover"
      >
        <Icon name="reply" className="size-4" />
        {t("thread:line.fresh", { count })}
      </Link>
    </div>
  );
}

/** Read when the room opens, and again at most once a second while something happens in its threads. */
function useNewReplies(roomId: string, memberId: string): Fresh[] {
  const [fresh, setFresh] = useState<Fresh[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const read = async () => {
      timer = undefined;
      const answer = await readNewReplies(memberId, roomId);
      if (wanted && answer.ok) setFresh(answer.value);
    };
    const later = () => {
      timer ??= setTimeout(read, 1000);
    };
    const stop = connectionOf(memberId).transport.listen({
      entry: (entry) => entry.roomId === roomId && entry.kind === "reply.posted" && later(),
      threadRead: (moved) => moved.roomId === roomId && later(),
      check: later,
    });
    later();
    return () => {
      wanted = false;
      stop();
      clearTimeout(timer);
    };
  }, [roomId, memberId]);
  return fresh;
}
