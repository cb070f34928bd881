import { readNoticeCount } from "~/features/room/transport";
import { useToldCount } from "~/features/room/use-told-count";
import { useT } from "~/i18n/use-language";
import { CountBadge } from "~/ui/count-badge";

/** The number of unread notices on the bell. Reading moves a cursor first, and many of them come together. */
export function NoticeBadge({ memberId }: { memberId: string }) {
  const t = useT();
  const count = useToldCount(memberId, {
    ask: readNoticeCount,
    news: (soon) => ({ notified: soon, cursor: soon, threadRead: soon, check: soon }),
    after: 400,
  });
  return <CountBadge count={count} label={t("notification:list.count", { count })} className="-top-1 -right-1.5" />;
}
