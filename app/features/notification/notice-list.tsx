import { Link } from "@remix-run/react";
import { type Notice, noticePath, type Reason } from "~/domain/notification";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Icon, type IconName } from "~/ui/icon";
import { personName, relationOf } from "~/ui/person-name";
import { Tag } from "~/ui/rows";
import { Time } from "~/ui/time";

export type NoticeReader = { memberId: string; organizationId: string };

const icons: Record<Reason, IconName> = {
  mention: "person",
  reply: "rooms",
  ackAsked: "check",
  answerDue: "clock",
  answerLate: "warning",
  changeProposed: "edit",
  changeRevised: "edit",
  impactAsked: "question",
  impactAnswered: "reply",
  changeAccepted: "check",
  changeAgreed: "check",
  changeDeclined: "close",
};

/** What the reader was told, the newest first; each line leads to its entry. */
export function NoticeList({
  notices,
  reader,
  onOpen,
}: {
  notices: Notice[];
  reader: NoticeReader;
  onOpen: (notice: Notice) => void;
}) {
  const t = useT();
  return (
    <ol aria-label={t("notification:list.title")} className="grid gap-0.5">
      {notices.map((notice) => (
        <li key={notice.id}>
          <Link
            to={noticePath(notice)}
            onClick={() => onOpen(notice)}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 rounded-lg px-3 py-2.5 hover:bg-hover"
          >
            <Icon
              name={icons[notice.reason]}
              className={`mt-0.5 size-5 ${notice.reason === "answerLate" ? "text-warning" : notice.read ? "text-soft" : "text-accent"}`}
            />
            <span className="grid min-w-0 gap-0.5">
              <Sentence notice={notice} reader={reader} />
              {notice.text && (
                <span lang={notice.lang ?? undefined} className="line-clamp-2 text-sm text-soft">
                  {notice.text}
                </span>
              )}
              <span className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
                <span className="truncate">{notice.room.name}</span>
                {notice.room.parentId && <Tag tone="warning">{t("notification:list.ownNotes")}</Tag>}
                <Time at={notice.at} as="brief" />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

function Sentence({ notice, reader }: { notice: Notice; reader: NoticeReader }) {
  const t = useT();
  const format = useFormat();
  const name = personName(t, notice.actor.name, relationOf(reader, notice.actor));
  const day = notice.day ? format.day(Date.parse(`${notice.day}T12:00:00Z`), "UTC") : "";
  return (
    <span className={notice.read ? "text-soft" : "font-semibold"}>
      {t(`notification:reason.${notice.reason}`, { name, day })}
      {!notice.read && <span className="sr-only"> ({t("notification:list.unread")})</span>}
    </span>
  );
}
