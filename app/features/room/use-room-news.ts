import { useEffect, useState } from "react";
import { connectionOf } from "./connection";

/** Counts up, at most once a second, when the list of rooms may have changed. */
export function useRoomNews(memberId: string): number {
  const [news, setNews] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setNews((count) => count + 1);
      }, 1000);
    };
    const stop = connectionOf(memberId).transport.listen({ entry: later, cursor: later, removed: later });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [memberId]);
  return news;
}
