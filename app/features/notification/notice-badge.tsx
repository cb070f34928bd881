import { useT } from "~/i18n/use-language";
import { useNoticeCount } from "./use-notice-count";

/** The number of unread notices on the bell; nothing when there are none. */
export function NoticeBadge({ memberId }: { memberId: string }) {
  const t = useT();
  const count = useNoticeCount(memberId);
  if (count === 0) return null;
  return (
    <span className="absolute -top-1 -right-1.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[0.6875rem] leading-none font-semibold text-on-accent tabular-nums">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{t("notification:list.count", { count })}</span>
    </span>
  );
}
