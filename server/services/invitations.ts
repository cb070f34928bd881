import type { Actor } from "~/domain/actor";
import type { Credentials } from "../adapters/password";
import type { Database } from "../database/client";
import { inviteCompany, invitePerson, listInvitations, withdrawInvitation } from "./invitation";
import { acceptRequest, declineRequest, listRequests, waitingFor } from "./invitation-decide";
import { enterByInvitation, foundByInvitation, joinByInvitation } from "./invitation-join";
import { invitationOffer } from "./invitation-offer";
import type { Sent } from "./mail";
import type { Recorder } from "./record";

type Dependencies = {
  database: Database;
  record: Recorder;
  credentials: Credentials;
  sent: () => Sent;
  /** Wakes the mail delivery when the work is committed. */
  mailed: <T>(work: Promise<T>) => Promise<T>;
  ended: (sessionIds: string[]) => void;
};

/** Bringing people of other companies in, from the mail to the manager who lets them in. */
export function invitations({ database, record, credentials, sent, mailed, ended }: Dependencies) {
  return {
    person: (actor: Actor, invited: Parameters<typeof invitePerson>[2]) =>
      mailed(invitePerson(database, actor, invited, sent())),
    company: (actor: Actor, invited: Parameters<typeof inviteCompany>[2]) =>
      mailed(inviteCompany(database, actor, invited, sent())),
    list: (actor: Actor, roomId: string | null) => listInvitations(database, actor, roomId, sent().now),
    withdraw: (actor: Actor, id: string) => withdrawInvitation(database, actor, id, sent().now),
    offer: (token: string) => invitationOffer(database, token, sent().now),
    join: (token: string, person: Parameters<typeof joinByInvitation>[3]) =>
      mailed(joinByInvitation(database, credentials, token, person, sent())),
    found: (token: string, founder: Parameters<typeof foundByInvitation>[3]) =>
      foundByInvitation(database, { record, credentials }, token, founder, sent()),
    enter: (actor: Actor, token: string) => mailed(enterByInvitation(database, record, actor, token, sent())),
    requests: (actor: Actor) => listRequests(database, actor),
    accept: (actor: Actor, id: string) => mailed(acceptRequest(database, record, actor, id, sent())),
    async decline(actor: Actor, id: string): Promise<void> {
      ended(await mailed(declineRequest(database, actor, id, sent().now)));
    },
    waitingFor: (actor: Actor) => waitingFor(database, actor),
  };
}
