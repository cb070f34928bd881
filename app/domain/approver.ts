import * as z from "zod/mini";

/** Whoever may accept spec changes for a company, how many of them must, and whether the reader is one. */
export type Approvers = { people: { id: string; name: string }[]; needed: number; mayAccept: boolean };

/** The most people of one company that can have to accept one change. */
export const mostAcceptances = 20;

/** No mark at all is no approver, which the use case explains. */
export const approversForm = z.object({
  approverIds: z._default(z.array(z.uuid()), []),
  needed: z.coerce
    .number("invalid")
    .check(z.int("invalid"), z.minimum(1, "invalid"), z.maximum(mostAcceptances, "invalid")),
});
