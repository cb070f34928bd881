import { useEffect, useState } from "react";
import { concernsAgenda } from "~/domain/agenda";
import { connectionOf } from "~/features/room/connection";
import { readLateCount } from "~/features/room/transport";
import { useT } from "~/i18n/use-language";

const again = 600_000;

/** How much of what my company owes is late; nothing when all is in time. */
export function LateBadge({ memberId }: { memberId: string }) {
  const t = useT();
  const count = useLateCount(memberId);
  if (count === 0) return null;
  return (
    <span className="absolute -top-1.5 -right-2.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-danger px-1 text-[0.6875rem] leading-none font-semibold text-on-danger tabular-nums">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{t("memory:agenda.lateCount", { count })}</span>
    </span>
  );
}

/** Told anew when something changes it, and now and then, since time alone makes things late. */
function useLateCount(memberId: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await readLateCount(memberId);
      if (wanted && answer.ok) setCount(answer.value);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), 500);
    };
    soon();
    const clock = setInterval(soon, again);
    const stop = connectionOf(memberId).transport.listen({
      check: soon,
      entry: (entry) => concernsAgenda(entry) && soon(),
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
      clearInterval(clock);
      stop();
    };
  }, [memberId]);
  return count;
}
