import { useState } from "react";
import type { Actor } from "~/domain/actor";
import type { RoomPage } from "~/domain/protocol";
import type { Refused } from "~/domain/result";
import { useT } from "~/i18n/use-language";
import { EmptyState } from "~/ui/empty-state";
import { LinkButton } from "~/ui/link-button";
import { Composer } from "./composer";
import { ConnectionNotice } from "./connection-notice";
import { RoomHeader } from "./room-header";
import { Timeline } from "./timeline";
import { useRoom } from "./use-room";

export type Me = Pick<Actor, "memberId" | "organizationId" | "locale" | "enterSends">;

/** What a post without JavaScript left behind: the refusal and the text, so that nothing typed is lost. */
export type Unposted = { refused: Refused; text: string /** The message that it was to change. */; entryId?: string };

type RoomScreenProps = {
  page: RoomPage;
  me: Me;
  /** The key of the form's next post, for a browser without JavaScript. */
  formKey: string;
  /** The row that the URL points at, and the one that it asks to edit. */
  at?: number;
  editing?: string;
  unposted?: Unposted;
};

/** One room: what was said, and the box to say more. */
export function RoomScreen({ page, me, formKey, at, editing, unposted }: RoomScreenProps) {
  const t = useT();
  const room = useRoom(page, me);
  const [edited, setEdited] = useState(unposted?.entryId ?? editing);
  if (room.state.removed) {
    const back = <LinkButton to="/rooms">{t("room:removed.back")}</LinkButton>;
    return (
      <EmptyState icon="out" title={t("room:removed.title")} action={back}>
        {t("room:removed.text")}
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col" data-connection={room.state.connection}>
      <a
        href="#write"
        className="pressable absolute top-1 left-1 z-30 -translate-y-20 bg-raised px-4 shadow-raised focus:translate-y-0"
      >
        {t("room:composer.skip")}
      </a>
      <RoomHeader room={page.room} state={room.state} me={me} />
      <Timeline
        room={room}
        roomId={page.room.id}
        me={me}
        at={at}
        formKey={formKey}
        edited={edited}
        unposted={unposted}
        onEdit={setEdited}
      />
      <div className="shrink-0 border-t border-line bg-surface px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
        <div id="write" tabIndex={-1} className="mx-auto grid w-full max-w-3xl gap-2 outline-none">
          <ConnectionNotice state={room.state} />
          <Composer
            roomId={page.room.id}
            me={me}
            people={[...room.state.people.values()]}
            formKey={formKey}
            unposted={unposted?.entryId ? undefined : unposted}
            send={room.send}
          />
        </div>
      </div>
    </div>
  );
}
