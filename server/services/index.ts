import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import type { ChangeWish } from "~/domain/change-list";
import type { Draft } from "~/domain/draft";
import type { Entry } from "~/domain/entry";
import type { SearchWish } from "~/domain/search-wish";
import { credentials } from "../adapters/password";
import type { Auth } from "../auth";
import type { Database } from "../database/client";
import type { Log } from "../log";
import { accountService } from "./account";
import { countLate, readAgenda } from "./agenda";
import { readApprovers, setApprovers } from "./approver";
import { changeDrafts, type TouchedDraft } from "./change-drafts";
import { createCompany, listCompanies } from "./company";
import { writeDigests } from "./digest";
import { keepDraft, readDraft } from "./draft";
import { tellOfDue } from "./due-notice";
import { placeOfEntry } from "./entry-place";
import { createExecute } from "./execute";
import { type FilePlaces, fileServices } from "./files";
import { invitations } from "./invitations";
import { takeOne } from "./limit";
import { disable, invite, join, joinOffer, listMembers, readProfile, updateProfile } from "./member";
import { countUnread, listNotices, readNotices } from "./notification-list";
import { addable } from "./participant";
import { project } from "./projection";
import { moveCursor } from "./read-cursor";
import { createRecorder, type Publish } from "./record";
import { exportRoom } from "./room-export";
import { headsOf, listRooms } from "./room-list";
import { readMemory } from "./room-memory";
import { openable } from "./room-open";
import { firstRowOn, type PageWish, readAfter, readPage } from "./room-page";
import { scheduledSends } from "./scheduled-send";
import { search } from "./search";
import { sessionService } from "./session";
import { createSetup } from "./setup";
import { sideMoves } from "./side-room";
import { createSignals } from "./signals";
import { exportSpecChange } from "./spec-change-export";
import { readChangeForm } from "./spec-change-form";
import { countWaitingChanges, listSpecChanges } from "./spec-change-list";
import { readSpecChange } from "./spec-change-page";
import { markThread } from "./thread-cursor";
import { readThread } from "./thread-page";
import { listNewReplies } from "./thread-unread";
import { createUseCases } from "./use-cases";
import { calendarsOf } from "./work-calendar";
import { addOwnDays, readWorkingTime, removeOwnDay, setWorkingTime } from "./working-time";

export type Services = ReturnType<typeof createServices>;

export type ServiceOptions = FilePlaces & {
  database: Database;
  auth: Auth;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Commands that one member may give in ten seconds. */
  allowance?: number;
  /** Where the links in mails lead. */
  origin: string;
};

type Rest<F> = F extends (database: Database, ...rest: infer R) => infer A ? (...rest: R) => A : never;

/** Everything that the portal can do, in one instance a process. Routes and sockets reach the data only through here. */
export function createServices({
  database,
  auth,
  log,
  now = Date.now,
  allowance = 60,
  origin,
  ...rest
}: ServiceOptions) {
  const { storage, uploadStore, limits } = rest;
  const entries = createSignals<Entry>(log);
  const endedSessions = createSignals<string>(log);
  const notified = createSignals<string>(log);
  const drafts = createSignals<Draft & { memberId: string }>(log);
  const touchedDrafts = createSignals<TouchedDraft>(log);
  const mails = createSignals<"mail">(log);
  const publish: Publish = (stored, told) => {
    entries.send(stored);
    notified.send(told);
  };
  const record = createRecorder(database, now, publish, project);
  const useCases = createUseCases(record, now);
  const session = sessionService({ auth, database, ended: endedSessions.send });
  const sent = () => ({ origin, now: now() });
  const wakeMail = () => mails.send(["mail"]);
  /** Wakes the delivery when the work is committed. */
  const mailed = <T>(work: Promise<T>): Promise<T> => work.finally(wakeMail);
  const on = <F extends (database: Database, ...rest: never[]) => unknown>(work: F) =>
    ((...rest: never[]) => work(database, ...rest)) as Rest<F>;
  const limiter = new RateLimiterMemory({ points: allowance, duration: 10 });
  const moves = new RateLimiterMemory({ points: 2 * allowance, duration: 10 });
  const reads = new RateLimiterMemory({ points: 5 * allowance, duration: 10 });
  const exports = new RateLimiterMemory({ points: allowance, duration: 300 });
  const execute = createExecute(useCases, limiter, log);
  const files = fileServices({ database, storage, uploadStore, limits, now, allowance, moves, reads });

  return {
    execute,
    room: {
      list: on(listRooms),
      heads: on(headsOf),
      async page(actor: Actor, roomId: string, wish: PageWish = {}) {
        await takeOne(reads, actor.memberId);
        return readPage(database, actor, roomId, wish);
      },
      async after(actor: Actor, roomId: string, seq: number) {
        await takeOne(reads, actor.memberId);
        return readAfter(database, actor, roomId, seq);
      },
      firstOn: on(firstRowOn),
      async moveCursor(actor: Actor, moved: Parameters<typeof moveCursor>[2]): Promise<number> {
        await takeOne(moves, actor.memberId);
        return moveCursor(database, actor, moved);
      },
      async thread(actor: Actor, roomId: string, rootId: string, wish: PageWish = {}) {
        await takeOne(reads, actor.memberId);
        return readThread(database, actor, { ...wish, roomId, rootId });
      },
      placeOf: on(placeOfEntry),
      async newReplies(actor: Actor, roomId: string) {
        await takeOne(reads, actor.memberId);
        return listNewReplies(database, actor, roomId);
      },
      async markThread(actor: Actor, read: Parameters<typeof markThread>[2]): Promise<number> {
        await takeOne(moves, actor.memberId);
        return markThread(database, actor, read);
      },
      async memory(actor: Actor, roomId: string) {
        await takeOne(reads, actor.memberId);
        return readMemory(database, actor, roomId);
      },
      async export(actor: Actor, roomId: string) {
        await takeOne(exports, actor.memberId);
        return exportRoom(database, actor, roomId);
      },
      async calendars(actor: Actor, room: Parameters<typeof calendarsOf>[2]) {
        await takeOne(reads, actor.memberId);
        return calendarsOf(database, actor, room);
      },
      sideMoves: on(sideMoves),
      openable: on(openable),
      addable: on(addable),
    },
    scheduledSend: scheduledSends({ database, execute, now, told: notified.send }),
    ...files,
    draft: {
      read: on(readDraft),
      /** Tells the member's other devices. */
      async keep(actor: Actor, draft: Draft): Promise<void> {
        await takeOne(moves, actor.memberId);
        if (await keepDraft(database, actor, draft)) drafts.send([{ ...draft, memberId: actor.memberId }]);
      },
    },
    /** What a company prepares together, and nobody else sees. */
    changeDraft: changeDrafts({ database, now, moves, reads, touched: touchedDrafts.send }),
    notification: {
      list: on(listNotices),
      count: on(countUnread),
      read: (actor: Actor, ids: string[] | "all") => readNotices(database, actor, ids, now()),
      /** Tells of what has become due or late, and writes the mails whose time has come. */
      async look(): Promise<void> {
        notified.send(await tellOfDue(database, now()));
        if ((await writeDigests(database, origin, now())) > 0) mails.send(["mail"]);
      },
    },
    async search(actor: Actor, wish: SearchWish) {
      await takeOne(reads, actor.memberId);
      return search(database, actor, wish);
    },
    specChange: {
      async page(actor: Actor, which: Parameters<typeof readSpecChange>[2]) {
        await takeOne(reads, actor.memberId);
        return readSpecChange(database, actor, which);
      },
      async form(actor: Actor, which: Parameters<typeof readChangeForm>[2]) {
        await takeOne(reads, actor.memberId);
        return readChangeForm(database, actor, which);
      },
      async list(actor: Actor, wish: ChangeWish) {
        await takeOne(reads, actor.memberId);
        return listSpecChanges(database, actor, wish, now());
      },
      waiting: on(countWaitingChanges),
      async export(actor: Actor, which: Parameters<typeof exportSpecChange>[2]) {
        await takeOne(exports, actor.memberId);
        return exportSpecChange(database, actor, which);
      },
    },
    agenda: {
      async list(actor: Actor) {
        await takeOne(reads, actor.memberId);
        return readAgenda(database, actor);
      },
      late: (actor: Actor) => countLate(database, actor, now()),
    },
    member: {
      list: (actor: Actor) => listMembers(database, actor, now()),
      invite: (actor: Actor, newcomer: Parameters<typeof invite>[2]) =>
        mailed(invite(database, actor, newcomer, sent())),
      joinOffer: (token: string) => joinOffer(database, token, now()),
      join: (token: string, joining: Parameters<typeof join>[3]) => join(database, credentials, token, joining, now()),
      profile: on(readProfile),
      update: on(updateProfile),
      async disable(actor: Actor, memberId: string, disabled: boolean): Promise<void> {
        endedSessions.send(await disable(database, actor, memberId, disabled, now()));
      },
    },
    company: {
      list: (actor: Actor) => listCompanies(database, actor, now()),
      create: (actor: Actor, company: Parameters<typeof createCompany>[2]) =>
        mailed(createCompany(database, actor, company, sent())),
    },
    approver: { list: on(readApprovers), set: on(setApprovers) },
    workingTime: {
      read: (actor: Actor) => readWorkingTime(database, actor, now()),
      set: on(setWorkingTime),
      addDays: on(addOwnDays),
      removeDay: on(removeOwnDay),
    },
    setup: createSetup(database, credentials, now),
    session,
    account: accountService({ database, credentials, session, sent, mailed, ended: endedSessions.send }),
    invitation: invitations({ database, record, credentials, sent, mailed, ended: endedSessions.send }),
    /** What happened, after it was committed. For the one broadcaster. */
    signals: {
      /** There may be mail to hand over. */
      mail: mails.listen,
      entry: entries.listen,
      sessionEnded: endedSessions.listen,
      notified: notified.listen,
      draft: drafts.listen,
      changeDraft: touchedDrafts.listen,
    },
  };
}
