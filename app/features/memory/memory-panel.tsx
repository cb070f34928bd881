import type { Actor, Company, Person, Side } from "~/domain/actor";
import type { RoomMemory } from "~/domain/agenda";
import { type Topic, topics } from "~/domain/memory";
import type { RoomPage } from "~/domain/protocol";
import type { ErrorCode } from "~/domain/result";
import type { Pending } from "~/domain/timeline";
import type { RoomState } from "~/features/room/room-state";
import type { Room } from "~/features/room/use-room";
import { useRefusalText, useT } from "~/i18n/use-language";
import { useMinute } from "~/i18n/use-minute";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import { Spinner } from "~/ui/spinner";
import { ItemLine, Waiting } from "./item-line";
import { MemorySection } from "./memory-section";
import { PeopleSection } from "./people-section";
import { useNameOf } from "./use-name-of";
import { useRoomMemory } from "./use-room-memory";
import { WaitingLine } from "./waiting-line";

export type MemoryPanelProps = {
  room: RoomPage["room"];
  me: Pick<Actor, "memberId" | "organizationId">;
  state: RoomState;
  formKey: string;
  initial?: RoomMemory;
} & Pick<Room, "send" | "discard">;

/** What every line needs to know of the room and its reader. */
export type MemoryStage = Pick<MemoryPanelProps, "me" | "send" | "discard" | "formKey"> & {
  roomId: string;
  reader: { organizationId: string; side: Side };
  people: ReadonlyMap<string, Person>;
  companies: Company[];
  pending: Pending[];
  /** Who has the room open now. */
  here: ReadonlySet<string>;
  nameOf: (memberId: string) => string;
  now: number;
};

/** Who is in the room and what it is about, what was agreed and always holds, what is asked and what is late. */
export function MemoryPanel({ room, me, state, formKey, initial, send, discard }: MemoryPanelProps) {
  const t = useT();
  const { memory, failed, read } = useRoomMemory(room.id, me.memberId, initial);
  const people = new Map([...(memory?.people ?? []).map((one) => [one.id, one] as const), ...state.people]);
  const stage: MemoryStage = {
    roomId: room.id,
    reader: { organizationId: me.organizationId, side: room.side },
    people,
    companies: [...state.companies.values()],
    pending: state.pending,
    nameOf: useNameOf(people, me),
    here: state.liveness.present,
    now: useMinute(),
    me,
    formKey,
    send,
    discard,
  };
  return (
    <>
      <PeopleSection
        stage={stage}
        roomId={room.parentId ?? room.id}
        people={[...state.people.values()].filter((person) => person.present)}
      />
      {memory && topics.map((topic) => <TopicSection key={topic} topic={topic} memory={memory} stage={stage} />)}
      {memory && (
        <MemorySection title={t("memory:waiting.title")} count={memory.due.length} empty={t("memory:waiting.empty")}>
          <ul className="grid gap-0.5">
            {memory.due.map((line) => (
              <WaitingLine key={`${line.id}/${line.calendarId}`} line={line} stage={stage} />
            ))}
          </ul>
        </MemorySection>
      )}
      {/* On a phone it has no room in the header. */}
      <a
        href={`/rooms/${room.id}/record`}
        download
        className="pressable mt-2 -ms-2 px-2 text-sm text-soft hover:text-ink sm:hidden"
      >
        <Icon name="history" className="size-4" />
        {t("room:header.record")}
      </a>
      {!memory && <Unread failed={failed} onRead={read} />}
    </>
  );
}

function TopicSection({ topic, memory, stage }: { topic: Topic; memory: RoomMemory; stage: MemoryStage }) {
  const t = useT();
  const items = memory.items.filter((item) => item.topic === topic);
  const coming = stage.pending.flatMap((send) =>
    send.name === "memory.pin" && send.input.topic === topic ? [send] : [],
  );
  return (
    <MemorySection
      title={t(`memory:${topic}.title`)}
      count={items.length + coming.length}
      empty={t(`memory:${topic}.empty`)}
    >
      <ul className="grid gap-0.5">
        {items.map((item) => (
          <ItemLine key={item.id} item={item} stage={stage} />
        ))}
        {coming.map((send) => (
          <li key={send.input.clientKey} className="grid gap-1 py-2 text-soft">
            <p className="whitespace-pre-wrap">{send.input.text}</p>
            <Waiting send={send} stage={stage} />
          </li>
        ))}
      </ul>
    </MemorySection>
  );
}

function Unread({ failed, onRead }: { failed: ErrorCode | undefined; onRead: () => void }) {
  const t = useT();
  const refusalText = useRefusalText();
  if (!failed) {
    return (
      <p role="status" className="flex items-center gap-2 py-6 text-sm text-soft">
        <Spinner />
        {t("memory:panel.loading")}
      </p>
    );
  }
  return (
    <div className="py-4">
      <Notice tone="warning" action={<Button onPress={onRead}>{t("memory:panel.again")}</Button>}>
        {refusalText({ code: failed })}
      </Notice>
    </div>
  );
}
