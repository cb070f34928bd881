import { concernsAgenda } from "~/domain/agenda";
import { readLateCount } from "~/features/room/transport";
import { useToldCount } from "~/features/room/use-told-count";
import { useT } from "~/i18n/use-language";
import { CountBadge } from "~/ui/count-badge";

const again = 600_000;

/** How much of what my company owes is late; time alone makes things late. */
export function LateBadge({ memberId }: { memberId: string }) {
  const t = useT();
  const count = useToldCount(memberId, {
    ask: readLateCount,
    news: (soon) => ({ check: soon, entry: (entry) => concernsAgenda(entry) && soon() }),
    every: again,
  });
  return (
    <CountBadge
      count={count}
      label={t("memory:agenda.lateCount", { count })}
      tone="danger"
      className="-top-1.5 -right-2.5"
    />
  );
}
