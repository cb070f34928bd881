import { Link, useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { companyName } from "~/domain/actor";
import type { RoomPage } from "~/domain/protocol";
import { CompanyStatus } from "~/features/calendar/company-status";
import { PanelLink } from "~/features/memory/panel-link";
import { newChangeTo } from "~/features/spec-change/change-paths";
import { useLanguage, useT } from "~/i18n/use-language";
import { useMinute } from "~/i18n/use-minute";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { MenuButton } from "~/ui/menu";
import { Time } from "~/ui/time";
import type { Me } from "./room-screen";
import type { RoomState } from "./room-state";

type RoomHeaderProps = {
  room: RoomPage["room"];
  state: RoomState;
  me: Me;
  /** What more there is to press. */
  children?: ReactNode;
};

/** On a phone these stand in the menu, which opens by a script. */
const folded = "max-sm:hidden scripting-none:inline-flex";

/** The room's name, who is across the table and what time it is there. */
export function RoomHeader({ room, state, me, children }: RoomHeaderProps) {
  const t = useT();
  const language = useLanguage();
  const now = useMinute();
  const navigate = useNavigate();
  const others = [...state.companies.values()].filter((company) => company.id !== me.organizationId);
  const present = [...state.people.values()].filter((person) => person.present).length;
  const peopleTo = `/rooms/${room.parentId ?? room.id}/people`;
  const filesTo = `/rooms/${room.id}/files`;
  const recordAt = `/rooms/${room.id}/record`;
  const searchTo = `/search?room=${room.id}`;
  const mayPropose = room.parentId === null && room.side !== "guest";
  const propose = () => navigate(newChangeTo(room.id));
  return (
    <header className="flex min-h-14 shrink-0 items-center border-b border-line bg-surface p-2 sm:gap-2 sm:pl-6">
      <LinkButton to="/rooms" tone="quiet" square className="md:hidden" aria-label={t("room:header.back")}>
        <Icon name="back" />
      </LinkButton>
      <div className="min-w-0 flex-1">
        <h1 className="line-clamp-2 font-semibold leading-tight sm:line-clamp-1">{room.name}</h1>
        {others.map((company) => (
          <p key={company.id} className="flex gap-1.5 text-xs text-soft">
            <span className="truncate">{companyName(company, language)}</span>
            <Time at={now} zone={company.timeZone} as="clock" className="shrink-0" />
            <CompanyStatus calendar={company.calendar} now={now} />
          </p>
        ))}
      </div>
      {children}
      <LinkButton
        to={searchTo}
        tone="quiet"
        square
        className={`text-soft ${folded}`}
        aria-label={t("search:found.label")}
        title={t("search:found.label")}
      >
        <Icon name="search" />
      </LinkButton>
      <Link to={peopleTo} className={`pressable px-2.5 text-sm text-soft hover:bg-hover hover:text-ink ${folded}`}>
        <Icon name="people" />
        <span aria-hidden="true" className="tabular-nums">
          {present}
        </span>
        <span className="sr-only">
          {t("room:header.people")} ({t("room:header.peopleCount", { count: present })})
        </span>
      </Link>
      <LinkButton
        to={filesTo}
        tone="quiet"
        square
        className={`text-soft hover:text-ink ${folded}`}
        aria-label={t("file:list.open")}
        title={t("file:list.open")}
      >
        <Icon name="files" />
      </LinkButton>
      <PanelLink />
      <MenuButton
        label={t("file:list.more")}
        className="text-soft sm:hidden scripting-none:hidden"
        items={[
          { id: "search", icon: "search", label: t("search:found.label"), onSelect: () => navigate(searchTo) },
          ...(mayPropose
            ? [{ id: "change", icon: "change" as const, label: t("specChange:card.new"), onSelect: propose }]
            : []),
          { id: "files", icon: "files", label: t("file:list.open"), onSelect: () => navigate(filesTo) },
          { id: "people", icon: "people", label: t("room:header.people"), onSelect: () => navigate(peopleTo) },
          { id: "record", icon: "history", label: t("room:header.record"), onSelect: () => location.assign(recordAt) },
        ]}
      />
      <a
        href={recordAt}
        download
        className={`pressable w-control text-soft hover:bg-hover hover:text-ink ${folded}`}
        aria-label={t("room:header.record")}
        title={t("room:header.record")}
      >
        <Icon name="history" />
      </a>
    </header>
  );
}
