import { useRef, useState } from "react";
import { type Actor, companyName } from "~/domain/actor";
import type { RoomMemory } from "~/domain/agenda";
import type { RoomPage } from "~/domain/protocol";
import type { Refused } from "~/domain/result";
import { LaterContext } from "~/features/calendar/use-later";
import { useWaiting } from "~/features/calendar/use-waiting";
import { WaitingSends } from "~/features/calendar/waiting-sends";
import { MemorySide } from "~/features/memory/memory-side";
import { useKeepLastSeen } from "~/features/offline/use-keep-last-seen";
import { FoundBar } from "~/features/search/found-bar";
import { NewReplies } from "~/features/thread/new-replies";
import { TalkContext } from "~/features/thread/talk";
import { useThreadAddress } from "~/features/thread/thread-address";
import { ThreadSide } from "~/features/thread/thread-side";
import { type OpenedThread, useOpenThread } from "~/features/thread/use-open-thread";
import { useQuoting } from "~/features/thread/use-quoting";
import { useLanguage, useT } from "~/i18n/use-language";
import { EmptyState } from "~/ui/empty-state";
import { LinkButton } from "~/ui/link-button";
import { AudienceSwitch } from "./audience-switch";
import { Composer } from "./composer";
import { ConnectionNotice } from "./connection-notice";
import { InNotes } from "./in-notes";
import { SideStrip } from "./note-frame";
import { NotesSwitch } from "./notes-switch";
import { RoomHeader } from "./room-header";
import { Timeline } from "./timeline";
import { TypingLine } from "./typing-line";
import { colleaguesIn, useAudience } from "./use-audience";
import { useNotes } from "./use-notes";
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
  /** What the room remembers, when its address asks for the panel. */
  memory?: RoomMemory;
  /** The thread that its address asks for. */
  thread?: OpenedThread;
};

/** One room: what was said, and the box to say more. In a side room all of it is notes. */
export function RoomScreen(props: RoomScreenProps) {
  const { page, me } = props;
  const language = useLanguage();
  const own = page.companies.find(({ id }) => id === me.organizationId);
  const company = own ? companyName(own, language) : "";
  return (
    <InNotes.Provider value={page.room.parentId === null ? null : company}>
      <OpenRoom {...props} company={company} />
    </InNotes.Provider>
  );
}

/** `company`: the reader's own. */
function OpenRoom({
  page,
  me,
  formKey,
  at,
  editing,
  unposted,
  memory,
  thread,
  company,
}: RoomScreenProps & { company: string }) {
  const t = useT();
  const room = useRoom(page, me, thread);
  useOpenThread(room, thread);
  useKeepLastSeen(me.memberId, page.room, room.state);
  const notes = useNotes(room, page, me);
  const writing = useAudience(notes);
  const waiting = useWaiting(page, me.memberId);
  const { parentId } = page.room;
  const isNote = parentId !== null || writing.audience === "own";
  const talk = useRef<HTMLDivElement>(null);
  const quoting = useQuoting(talk);
  const { rootId } = useThreadAddress();
  const [edited, setEdited] = useState((unposted?.entryId !== rootId && unposted?.entryId) || editing);
  if (room.state.removed) {
    const back = <LinkButton to="/rooms">{t("room:removed.back")}</LinkButton>;
    return (
      <EmptyState icon="out" title={t("room:removed.title")} action={back}>
        {t("room:removed.text")}
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full min-h-0" data-connection={room.state.connection}>
      <div ref={talk} className="drop-here relative flex min-h-0 min-w-0 flex-1 flex-col">
        <a
          href="#write"
          className="pressable absolute top-1 left-1 z-30 -translate-y-20 bg-raised px-4 shadow-raised focus:translate-y-0"
        >
          {t("room:composer.skip")}
        </a>
        <RoomHeader room={page.room} state={room.state} me={me}>
          {parentId === null && <NotesSwitch notes={notes} company={company} onShow={writing.show} />}
        </RoomHeader>
        <FoundBar />
        {parentId !== null && <SideStrip company={company} parentId={parentId} />}
        <NewReplies roomId={page.room.id} memberId={me.memberId} />
        <TalkContext.Provider value={quoting.talk}>
          <Timeline
            room={room}
            roomId={page.room.id}
            notes={notes}
            company={company}
            me={me}
            at={at}
            formKey={formKey}
            edited={edited}
            unposted={unposted}
            onEdit={setEdited}
          />
        </TalkContext.Provider>
        <div className="shrink-0 border-t border-line bg-surface px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
          <div id="write" tabIndex={-1} className="mx-auto grid w-full max-w-3xl gap-2 outline-none">
            <ConnectionNotice state={room.state} />
            <WaitingSends {...waiting} roomId={page.room.id} companies={room.state.companies} me={me} />
            {parentId === null && <AudienceSwitch {...writing} company={company} onChoose={writing.choose} />}
            <LaterContext.Provider value={writing.audience === "own" && !notes.sideId ? null : waiting.door}>
              <InNotes.Provider value={isNote ? company : null}>
                <Composer
                  key={writing.audience}
                  {...quoting.above(room.state.people, me)}
                  roomId={writing.audience === "own" && notes.sideId ? notes.sideId : page.room.id}
                  me={me}
                  people={isNote ? colleaguesIn(room.state, me) : [...room.state.people.values()]}
                  companies={room.state.companies}
                  drawings={(writing.audience === "own" && notes.side ? notes.side : room).state.drawings}
                  formKey={formKey}
                  unposted={unposted?.entryId ? undefined : unposted}
                  send={writing.audience === "own" ? notes.send : room.send}
                  onTyping={writing.audience === "own" ? notes.side?.typing : room.typing}
                />
              </InNotes.Provider>
            </LaterContext.Provider>
            <TypingLine state={room.state} me={me} />
          </div>
        </div>
      </div>
      <LaterContext.Provider value={waiting.door}>
        <ThreadSide beside={talk} room={room} roomId={page.room.id} me={me} formKey={formKey} unposted={unposted} />
      </LaterContext.Provider>
      <MemorySide
        beside={talk}
        room={page.room}
        me={me}
        state={room.state}
        formKey={formKey}
        initial={memory}
        send={room.send}
        discard={room.discard}
      />
    </div>
  );
}
