import { useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { companyName } from "~/domain/actor";
import { fold, type MessageRow } from "~/domain/timeline";
import { MessageText } from "~/features/room/message-text";
import { useLanguage, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import { Time } from "~/ui/time";
import { type LastSeen, readLastSeen } from "./last-seen";

/** Without a network: what this browser last saw of the rooms, to be read. It goes back as soon as there is one. */
export function OfflineScreen() {
  const t = useT();
  const [params] = useSearchParams();
  const from = params.get("from") ?? "/rooms";
  const [rooms, setRooms] = useState<LastSeen[] | null>(null);
  const [opened, setOpened] = useState<string | undefined>(/^\/rooms\/([0-9a-f-]{36})/.exec(from)?.[1]);
  useEffect(() => {
    void readLastSeen().then(setRooms);
    const back = () => location.replace(/^\/(?![/\\])/.test(from) ? from : "/rooms");
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [from]);
  const room = rooms?.find((one) => one.room.id === opened);
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-3xl content-start gap-4 px-4 py-6">
      <h1 className="text-xl font-semibold">{room ? room.room.name : t("offline:page.title")}</h1>
      <Notice>{t("offline:page.text")}</Notice>
      <p>
        <Button onPress={() => location.reload()}>{t("offline:page.again")}</Button>
      </p>
      {rooms?.length === 0 && <EmptyState icon="offline" title={t("offline:page.emptyTitle")} />}
      {room ? (
        <>
          <p>
            <Button tone="quiet" onPress={() => setOpened(undefined)}>
              {t("offline:page.all")}
            </Button>
          </p>
          <Said seen={room} />
        </>
      ) : (
        rooms && <Rooms rooms={rooms} onOpen={setOpened} />
      )}
    </main>
  );
}

function Rooms({ rooms, onOpen }: { rooms: LastSeen[]; onOpen: (roomId: string) => void }) {
  const t = useT();
  return (
    <ul className="grid gap-1">
      {rooms.map(({ room, at }) => (
        <li key={room.id}>
          <button
            type="button"
            onClick={() => onOpen(room.id)}
            className="flex min-h-control w-full flex-wrap items-baseline justify-between gap-x-4 rounded-md px-3 py-2 text-left hover:bg-hover"
          >
            <span className="font-medium">{room.name}</span>
            <span className="text-xs text-soft">
              {t("offline:page.asOf")} <Time at={at} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Messages alone, in their newest versions. */
function Said({ seen }: { seen: LastSeen }) {
  const language = useLanguage();
  const people = new Map(seen.people.map((person) => [person.id, person]));
  const companies = new Map(seen.companies.map((company) => [company.id, company]));
  const rows = fold(seen.entries).filter((row): row is MessageRow => row.type === "message");
  return (
    <ol className="grid gap-3">
      {rows.map((row) => {
        const person = people.get(row.actorId);
        const company = person && companies.get(person.organizationId);
        const version = row.message.versions.at(-1);
        if (!version || row.message.withdrawnAt !== null) return null;
        return (
          <li key={row.key}>
            <p className="text-sm">
              <span className="font-semibold">{person?.name}</span>{" "}
              <span className="text-xs text-soft">
                {company && companyName(company, language)} <Time at={row.at} />
              </span>
            </p>
            {version.text !== "" && <MessageText text={version.text} lang={version.lang} tree={version.tree} />}
            {row.message.files.map(({ id, name }) => (
              <p key={id} className="flex items-center gap-1.5 text-sm text-soft">
                <Icon name="file" className="size-4" />
                <span className="min-w-0 truncate">{name}</span>
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
