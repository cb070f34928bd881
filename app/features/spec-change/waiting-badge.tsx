import { readWaitingChanges } from "~/features/room/transport";
import { useToldCount } from "~/features/room/use-told-count";
import { useT } from "~/i18n/use-language";
import { CountBadge } from "~/ui/count-badge";

/** How many spec changes wait for my company. */
export function WaitingBadge({ memberId }: { memberId: string }) {
  const t = useT();
  const count = useToldCount(memberId, {
    ask: readWaitingChanges,
    news: (soon) => ({ check: soon, entry: ({ kind }) => kind.startsWith("specChange.") && soon() }),
  });
  return <CountBadge count={count} label={t("specChange:waiting.count", { count })} className="-top-1.5 -right-2.5" />;
}
