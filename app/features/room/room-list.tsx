import { NavLink } from "@remix-run/react";
import { type Actor, companyName } from "~/domain/actor";
import { changeName } from "~/domain/change-name";
import type { RoomSummary } from "~/domain/room";
import { useLanguage, useT } from "~/i18n/use-language";
import { EmptyState } from "~/ui/empty-state";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { personName, relationOf } from "~/ui/person-name";
import { Time } from "~/ui/time";

type Reader = Pick<Actor, "memberId" | "organizationId">;

/** My rooms, the one with the newest line first. */
export function RoomList({ rooms, me, isPage }: { rooms: RoomSummary[]; me: Reader; isPage: boolean }) {
  const t = useT();
  const Title = isPage ? "h1" : "h2";
  return (
    <section className="flex h-full min-h-0 flex-col" aria-labelledby="room-list-title">
      <header className="flex h-14 shrink-0 items-center justify-between gap-2 pr-2 pl-5">
        <Title id="room-list-title" className="text-lg font-semibold tracking-tight">
          {t("room:list.title")}
        </Title>
        <span className="flex">
          {/* The rail has it too, but a phone's bar has no room for it. */}
          <LinkButton to="/search" tone="quiet" square className="md:hidden" aria-label={t("search:page.title")}>
            <Icon name="search" />
          </LinkButton>
          <LinkButton to="/rooms/new" tone="quiet" square aria-label={t("room:list.open")} title={t("room:list.open")}>
            <Icon name="plus" />
          </LinkButton>
        </span>
      </header>
      {rooms.length === 0 ? (
        <EmptyState icon="rooms" title={t("room:list.emptyTitle")}>
          {t("room:list.emptyText")}
        </EmptyState>
      ) : (
        <ul aria-label={t("room:list.label")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
          {rooms.map((room) => (
            <li key={room.id}>
              <RoomLine room={room} me={me} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RoomLine({ room, me }: { room: RoomSummary; me: Reader }) {
  const t = useT();
  const language = useLanguage();
  const counterparts = room.counterparts.map((company) => companyName(company, language)).join(", ");
  const weight = room.unread > 0 ? "font-semibold" : "font-medium";
  return (
    <NavLink
      data-room-link
      to={`/rooms/${room.id}`}
      prefetch="intent"
      className={({ isActive }) =>
        `grid grid-cols-1 gap-0.5 rounded-md px-3 py-2.5 ${isActive ? "bg-hover" : "hover:bg-hover"}`
      }
    >
      <span className="flex items-baseline gap-2">
        <span className={`min-w-0 flex-1 truncate text-ink ${weight}`}>{room.name}</span>
        {room.last && <Time at={room.last.at} as="brief" className="shrink-0 text-xs text-soft" />}
      </span>
      <span className="truncate text-xs text-soft">{counterparts}</span>
      <span className="flex items-center gap-2">
        <span className={`min-w-0 flex-1 truncate text-sm ${room.unread > 0 ? "text-ink" : "text-soft"}`}>
          <LastLine room={room} me={me} />
        </span>
        {room.changesWaiting > 0 && (
          <span className="flex items-center gap-1 rounded-full bg-tint px-1.5 text-xs leading-5 font-semibold text-accent tabular-nums">
            <Icon name="change" className="size-3" />
            <span aria-hidden="true">{room.changesWaiting}</span>
            <span className="sr-only">{t("specChange:waiting.count", { count: room.changesWaiting })}</span>
          </span>
        )}
        {room.notesUnread > 0 && (
          <span className="flex items-center gap-1 rounded-full border border-dashed border-note-line bg-note-ground px-1.5 text-xs leading-5 font-semibold text-note tabular-nums">
            <Icon name="lock" className="size-3" />
            <span aria-hidden="true">{room.notesUnread > 99 ? "99+" : room.notesUnread}</span>
            <span className="sr-only">{t("side:switch.unread", { count: room.notesUnread })}</span>
          </span>
        )}
        {room.unread > 0 && (
          <span className="rounded-full bg-accent px-1.5 text-xs leading-5 font-semibold text-on-accent tabular-nums">
            <span aria-hidden="true">{room.unread > 999 ? "999+" : room.unread}</span>
            <span className="sr-only">{t("room:list.unread", { count: room.unread })}</span>
          </span>
        )}
      </span>
    </NavLink>
  );
}

function LastLine({ room: { last }, me }: { room: RoomSummary; me: Reader }) {
  const t = useT();
  if (!last) return null;
  const relation = relationOf(me, { id: last.actorId, organizationId: last.actorOrganizationId });
  const name = personName(t, last.actorName, relation);
  if (last.withdrawn) return t("room:list.withdrawn", { name });
  if (last.kind === "room.opened") return t("room:list.opened");
  if (last.change) {
    return t(`specChange:line.${last.change.step}`, { name, change: changeName(last.change.number) });
  }
  if (!last.text) return t("room:list.changed");
  const text = last.text.replace(/\s+/g, " ");
  return (
    <span lang={last.lang ?? undefined}>
      {relation === "self" ? t("room:list.you", { text }) : t("room:list.line", { name, text })}
    </span>
  );
}
