import { Link, NavLink, useMatches } from "@remix-run/react";
import type { ReactNode } from "react";
import { type Actor, canAdminister } from "~/domain/actor";
import { LateBadge } from "~/features/agenda/late-badge";
import { NoticeBadge } from "~/features/notification/notice-badge";
import { Shortcuts } from "~/features/shortcut/shortcuts";
import { useT } from "~/i18n/use-language";
import { Avatar } from "~/ui/avatar";
import { BrandMark } from "~/ui/brand-mark";
import { Icon } from "~/ui/icon";
import { useLoaded } from "~/ui/use-loaded";

const badge = () => import("~/features/spec-change/waiting-badge");

export type ShellActor = Pick<Actor, "memberId" | "organizationId" | "name" | "role" | "timeZone" | "enterSends">;

/** The frame of every signed-in page: a slim rail on the left, on a phone a bar on top that makes way for a room. */
export function Shell({ actor, children }: { actor: ShellActor; children: ReactNode }) {
  const t = useT();
  const waiting = useLoaded(badge);
  const inRoom = useMatches().some(({ id }) => id === "routes/rooms.$roomId");
  return (
    <div className="flex h-dvh flex-col bg-ground pt-[env(safe-area-inset-top)] md:flex-row print:block print:h-auto">
      <a
        href="#main"
        className="pressable absolute top-2 left-2 z-30 -translate-y-20 bg-accent px-4 text-on-accent focus:translate-y-0"
      >
        {t("nav.skip")}
      </a>
      <nav
        aria-label={t("nav.label")}
        className={`${inRoom ? "hidden md:flex" : "flex"} shrink-0 items-center print:hidden gap-1 border-line bg-sunken px-2 py-1 max-sm:gap-0 max-sm:px-1 max-md:border-b md:w-20 md:flex-col md:border-e md:px-1.5 md:py-3`}
      >
        <Link
          to="/rooms"
          aria-label={t("product.name")}
          className="rounded-md p-1.5 max-md:me-auto max-sm:hidden md:mb-3"
        >
          <BrandMark className="size-8" />
        </Link>
        <Item to="/rooms" label={t("nav.rooms")}>
          <Icon name="rooms" />
        </Item>
        <Item to="/changes" label={t("specChange:waiting.nav")}>
          <span className="relative">
            <Icon name="change" />
            {waiting && <waiting.WaitingBadge memberId={actor.memberId} />}
          </span>
        </Item>
        <Item to="/agenda" label={t("memory:agenda.nav")}>
          <span className="relative">
            <Icon name="calendar" />
            <LateBadge memberId={actor.memberId} />
          </span>
        </Item>
        <div className="hidden w-full md:block">
          <Item to="/search" label={t("search:page.title")}>
            <Icon name="search" />
          </Item>
        </div>
        {actor.role !== "member" && (
          <Item to="/company" label={t("nav.company")}>
            <Icon name="company" />
          </Item>
        )}
        {canAdminister(actor) && (
          <Item to="/admin" label={t("nav.admin")}>
            <Icon name="admin" />
          </Item>
        )}
        <div className="contents md:mt-auto md:block md:w-full">
          <Item to="/notifications" label={t("nav.notifications")}>
            <span className="relative">
              <Icon name="bell" />
              <NoticeBadge memberId={actor.memberId} />
            </span>
          </Item>
          <Item to="/settings" label={t("nav.settings")}>
            <Avatar name={actor.name} company="own" size="sm" />
          </Item>
        </div>
      </nav>
      <Shortcuts memberId={actor.memberId} />
      <main
        id="main"
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 overflow-hidden outline-none print:overflow-visible"
      >
        {children}
      </main>
    </div>
  );
}

function Item({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  return (
    <NavLink
      to={to}
      className="grid min-h-12 min-w-14 max-sm:min-w-0 max-sm:flex-1 content-center justify-items-center gap-0.5 rounded-md px-0.5 py-1 text-xs font-medium text-soft transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:text-accent md:w-full"
    >
      <span className="grid h-7 place-items-center">{children}</span>
      <span className="max-w-full truncate md:-mx-2.5 md:max-w-20">{label}</span>
    </NavLink>
  );
}
