import { useEffect, useState } from "react";
import { connectionOf } from "~/features/room/connection";
import { readWaitingChanges } from "~/features/room/transport";
import { useT } from "~/i18n/use-language";

/** How many spec changes wait for my company; nothing when none do. */
export function WaitingBadge({ memberId }: { memberId: string }) {
  const t = useT();
  const count = useWaitingCount(memberId);
  if (count === 0) return null;
  return (
    <span className="absolute -top-1.5 -right-2.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[0.6875rem] leading-none font-semibold text-on-accent tabular-nums">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{t("specChange:waiting.count", { count })}</span>
    </span>
  );
}

/** Told anew whenever a change of any of my rooms has moved on. */
function useWaitingCount(memberId: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await readWaitingChanges(memberId);
      if (wanted && answer.ok) setCount(answer.value);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), 500);
    };
    soon();
    const stop = connectionOf(memberId).transport.listen({
      check: soon,
      entry: ({ kind }) => kind.startsWith("specChange.") && soon(),
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
      stop();
    };
  }, [memberId]);
  return count;
}
