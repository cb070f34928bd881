import { useEffect, useState } from "react";
import type { Result } from "~/domain/result";
import { connectionOf } from "./connection";
import type { Listener } from "./transport";

type Options = {
  ask: (memberId: string) => Promise<Result<number>>;
  /** What may have changed the number. */
  news: (soon: () => void) => Listener;
  /** What happens at one time is asked about once, so many milliseconds later. */
  after?: number;
  /** Asks again every so many milliseconds, where time alone changes it. */
  every?: number;
};

/** A number that the server counts for a member. `options` are those of the first drawing. */
export function useToldCount(memberId: string, options: Options): number {
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same options each time
  useEffect(() => {
    const { ask, news, after = 500, every } = options;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await ask(memberId);
      if (wanted && answer.ok) setCount(answer.value);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), after);
    };
    soon();
    const clock = every === undefined ? undefined : setInterval(soon, every);
    const stop = connectionOf(memberId).transport.listen(news(soon));
    return () => {
      wanted = false;
      clearTimeout(timer);
      clearInterval(clock);
      stop();
    };
  }, [memberId]);
  return count;
}
