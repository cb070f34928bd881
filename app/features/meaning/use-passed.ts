import { useEffect, useState } from "react";
import { useReader } from "~/i18n/reader";

/** The longest that a browser's timer waits. */
const longestWait = 2 ** 31 - 1;

/** Whether a moment (milliseconds since 1970) has passed; it turns while the page is open. null: it never does. */
export function usePassed(at: number | null): boolean {
  const { now } = useReader();
  const [passed, setPassed] = useState(at !== null && at <= now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const left = at === null ? Number.POSITIVE_INFINITY : at - Date.now();
      setPassed(left <= 0);
      if (left > 0 && at !== null) timer = setTimeout(look, Math.min(left, longestWait));
    };
    look();
    return () => clearTimeout(timer);
  }, [at]);
  return passed;
}
