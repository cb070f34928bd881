import { useEffect, useState } from "react";
import { useReader } from "./reader";

/** The time now, to the minute; during the first drawing the server's, so that both draw the same. */
export function useMinute(): number {
  const { now: drawnAt } = useReader();
  const [now, setNow] = useState(drawnAt);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
