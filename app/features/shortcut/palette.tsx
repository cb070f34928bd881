import { useNavigate } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import { companyName, type Person } from "~/domain/actor";
import { fold, peopleLike } from "~/domain/mention";
import type { RoomSummary } from "~/domain/room";
import { readKnownPeople, readRooms } from "~/features/room/transport";
import { useLanguage, useT } from "~/i18n/use-language";
import { Dialog } from "~/ui/dialog";
import { Finder, type Finding } from "~/ui/finder";
import type { IconName } from "~/ui/icon";

type PaletteProps = { memberId: string; onClose: () => void; onShortcuts: () => void };

const mostPeople = 8;

/** Rooms, people and what can be done, found by a few letters in any script. */
export default function Palette({ memberId, onClose, onShortcuts }: PaletteProps) {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState("");
  const { rooms, people } = useKnown(memberId);

  const actions = useMemo(
    (): (Finding & { path: string })[] => [
      action("new", t("room:list.open"), "plus", "/rooms/new"),
      action("search", t("shortcut:key.search"), "search", "/search"),
      action("notifications", t("nav.notifications"), "bell", "/notifications"),
      action("agenda", t("memory:agenda.title"), "clock", "/agenda"),
      action("settings", t("nav.settings"), "person", "/settings"),
      action("shortcuts", t("shortcut:list.title"), "info", ""),
    ],
    [t],
  );
  const found: Finding[] = [
    ...rooms
      .filter((room) => has(wanted, room.name, ...room.counterparts.map((one) => companyName(one, language))))
      .map((room) => ({
        id: `room ${room.id}`,
        label: room.name,
        detail: room.counterparts.map((one) => companyName(one, language)).join(", "),
        icon: "rooms" as const,
      })),
    ...(wanted === "" ? [] : peopleLike(wanted, people)).slice(0, mostPeople).map(({ id, name, reading }) => ({
      id: `person ${id}`,
      label: name,
      detail: reading ?? "",
      icon: "person" as const,
    })),
    ...actions.filter(({ label }) => has(wanted, label)),
  ];

  function take(id: string) {
    const [kind, key = ""] = id.split(" ");
    if (id === "action shortcuts") return onShortcuts();
    onClose();
    if (kind === "room") navigate(`/rooms/${key}`);
    if (kind === "person") navigate(`/search?person=${key}`);
    if (kind === "action") navigate(actions.find((one) => one.id === id)?.path ?? "/rooms");
  }

  return (
    <Dialog open onClose={onClose} title={t("shortcut:palette.title")}>
      <Finder
        label={t("shortcut:palette.label")}
        found={found}
        none={t("shortcut:palette.none")}
        onText={setWanted}
        onTake={take}
      />
    </Dialog>
  );
}

function action(id: string, label: string, icon: IconName, path: string) {
  return { id: `action ${id}`, label, icon, path };
}

function has(wanted: string, ...texts: string[]): boolean {
  return texts.some((text) => fold(text).includes(fold(wanted)));
}

/** The reader's rooms, and the people who share one with them. */
function useKnown(memberId: string) {
  const [rooms, setRooms] = useState<RoomSummary[]>([]);
  const [people, setPeople] = useState<Person[]>([]);
  useEffect(() => {
    void readRooms(memberId).then((answer) => answer.ok && setRooms(answer.value));
    void readKnownPeople(memberId).then((answer) => answer.ok && setPeople(answer.value));
  }, [memberId]);
  return { rooms, people };
}
