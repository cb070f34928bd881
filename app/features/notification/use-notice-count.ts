import { useEffect, useState } from "react";
import { connectionOf } from "~/features/room/connection";
import { readNoticeCount } from "~/features/room/transport";

/** How many notices the member has not read; told anew whenever something happens that may change it. */
export function useNoticeCount(memberId: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await readNoticeCount(memberId);
      if (wanted && answer.ok) setCount(answer.value);
    };
    // What is read moves a cursor first, and many of them come together.
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), 400);
    };
    soon();
    const stop = connectionOf(memberId).transport.listen({
      notified: soon,
      cursor: soon,
      threadRead: soon,
      check: soon,
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
      stop();
    };
  }, [memberId]);
  return count;
}
