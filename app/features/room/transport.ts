import type { Person } from "~/domain/actor";
import type { RoomMemory } from "~/domain/agenda";
import type { Draft } from "~/domain/draft";
import type { Entry } from "~/domain/entry";
import type { Catchup, CommandInput, Page, Reader, ThreadPage } from "~/domain/protocol";
import { isErrorCode, type Result, refused } from "~/domain/result";
import type { RoomSummary } from "~/domain/room";
import type { ScheduledSend } from "~/domain/scheduled-send";
import type { NewReplies } from "~/domain/thread";
import type { Send } from "~/domain/timeline";
import type { WorkCalendar } from "~/domain/work-calendar";

/** How a room reaches the server. Nothing rejects: a lost network is `unavailable`, like a server that is away. */
export type Transport = {
  page(roomId: string, where: Where): Promise<Result<Page>>;
  after(roomId: string, seq: number): Promise<Result<Catchup>>;
  moveCursor(roomId: string, seq: number, back: boolean): Promise<Result<number>>;
  /** I am writing. Told to the others, if there is a line to them. */
  typing?(roomId: string, rootId?: string): void;
  /** A page of a thread; without a place its newest replies. */
  thread(roomId: string, rootId: string, where: Where | Record<string, never>): Promise<Result<ThreadPage>>;
  markThread(roomId: string, rootId: string, seq: number): Promise<Result<number>>;
  listen(listener: Listener): () => void;
};

/** Not for the outbox: what is written into a side room waits until the room is there. */
type OpenSide = { name: "side.open"; input: CommandInput<"side.open"> };
/** Nor this: its form keeps what was typed, and waits for the answer. */
type Propose = { name: "specChange.propose"; input: CommandInput<"specChange.propose"> };

export type Where = { before: number } | { around: number };
export type ConnectionState = "connecting" | "live" | "offline";

/** What comes from the server unasked, for all of the member's rooms. */
export type Listener = {
  entry?(entry: Entry): void;
  heads?(heads: Record<string, number>): void;
  removed?(roomId: string): void;
  threadRead?(moved: { roomId: string; rootId: string; seq: number }): void;
  cursor?(moved: { roomId: string; seq: number; back?: boolean }): void;
  /** Another device of this member wrote on. */
  draft?(draft: Draft): void;
  /** A colleague wrote on in a draft of the company, or ended it. */
  changeDraft?(draft: { roomId: string; draftId: string }): void;
  present?(present: { roomId: string; memberIds: string[] }): void;
  typing?(typing: { roomId: string; memberId: string; rootId?: string }): void;
  read?(read: Reader & { roomId: string }): void;
  /** There is word for this member. */
  notified?(): void;
  /** The connection or the tab was away: ask for what came meanwhile. */
  check?(): void;
  state?(state: ConnectionState): void;
};

export const answerWithin = 10_000;

/** A stretch of a room, or all after a `seq`. `memberId`: a tab of A never reads in the name of B, who signed in later. */
export function readRoom<T>(
  memberId: string,
  roomId: string,
  query: Record<string, number | string>,
): Promise<Result<T>> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return read(memberId, `/rooms/${roomId}/entries?${search}`);
}

export function readNewReplies(memberId: string, roomId: string): Promise<Result<NewReplies[]>> {
  return read(memberId, `/rooms/${roomId}/threads`);
}

export function readRooms(memberId: string): Promise<Result<RoomSummary[]>> {
  return read(memberId, "/rooms/list");
}

export function readMemory(memberId: string, roomId: string): Promise<Result<RoomMemory>> {
  return read(memberId, `/rooms/${roomId}/memory`);
}

export function readLateCount(memberId: string): Promise<Result<number>> {
  return read(memberId, "/agenda/late");
}

export function readWaitingChanges(memberId: string): Promise<Result<number>> {
  return read(memberId, "/changes/waiting");
}

export function readKnownPeople(memberId: string): Promise<Result<Person[]>> {
  return read(memberId, "/rooms/people");
}

export function readNoticeCount(memberId: string): Promise<Result<number>> {
  return read(memberId, "/notifications/count");
}

export function readServerDraft(memberId: string, place: string): Promise<Result<Draft>> {
  return read(memberId, `/rooms/drafts?place=${encodeURIComponent(place)}`);
}

export function readWaiting(memberId: string, roomId: string): Promise<Result<ScheduledSend[]>> {
  return read(memberId, `/rooms/${roomId}/scheduled`);
}

/** Does something with the sends that wait, and answers what waits then. */
export function postWaiting(memberId: string, roomId: string, fields: Record<string, string>) {
  const headers = { accept: "application/json", "x-member-id": memberId };
  const body = new URLSearchParams(fields);
  return ask<ScheduledSend[]>(`/rooms/${roomId}/scheduled`, { method: "POST", headers, body }, async (response) => {
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, value: answer as ScheduledSend[] } : refused(codeOf(answer) ?? "unavailable");
  });
}

/** By the company's id; `from` and `to` as days. */
export function readCalendars(roomId: string, from: string, to: string): Promise<Result<Record<string, WorkCalendar>>> {
  const headers = { accept: "application/json" };
  return ask(`/rooms/${roomId}/calendar?from=${from}&to=${to}`, { headers }, async (response) => {
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer as Record<string, WorkCalendar> };
    return refused(codeOf(answer) ?? "unavailable");
  });
}

/** Also while the page goes away. */
export function postDraft(memberId: string, { place, text, at }: Draft): Promise<Result<null>> {
  const headers = { accept: "application/json", "x-member-id": memberId };
  const body = new URLSearchParams({ place, text, at: String(at) });
  // A body of more than 64 KB would be refused by the browser.
  const keepalive = text.length < 10_000;
  return ask("/rooms/drafts", { method: "POST", headers, body, keepalive }, async (response) =>
    response.ok ? { ok: true, value: null } : refused(codeOf(await response.json()) ?? "unavailable"),
  );
}

/** What is read at an address, in this member's name. */
export function read<T>(memberId: string, path: string): Promise<Result<T>> {
  return ask(path, { headers: { "x-member-id": memberId, accept: "application/json" } }, async (response) => {
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    return refused(codeOf(body) ?? "unavailable");
  });
}

/** The second door: the command as a form, for as long as there is no socket. */
export function postCommand(memberId: string, { name, input }: Send | OpenSide | Propose): Promise<Result<Entry>> {
  const headers = { accept: "application/json", "x-member-id": memberId };
  const body = new URLSearchParams({ command: name, input: JSON.stringify(input) });
  return ask(`/rooms/${input.roomId}/entries`, { method: "POST", headers, body }, async (response) => {
    const answer: unknown = await response.json();
    return isResult(answer) ? answer : refused(codeOf(answer) ?? "unavailable");
  });
}

/** Asks as a script does; `read` makes a result of the answer. */
export async function ask<T>(url: string, request: RequestInit, read: (response: Response) => Promise<Result<T>>) {
  try {
    const signal = AbortSignal.timeout(answerWithin);
    const response = await fetch(url, { ...request, signal, cache: "no-store", redirect: "manual" });
    // The only redirect here leads to the sign-in page.
    if (response.type === "opaqueredirect") return refused("signedOut");
    return await read(response);
  } catch {
    return refused("unavailable"); // lost, too late, or a page of some proxy
  }
}

/** The refusal that an answer brings. */
export function codeOf(body: unknown) {
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  return isErrorCode(code) ? code : undefined;
}

function isResult(body: unknown): body is Result<Entry> {
  if (typeof body !== "object" || body === null || !("ok" in body)) return false;
  return body.ok === true ? "value" in body : codeOf(body) !== undefined;
}
