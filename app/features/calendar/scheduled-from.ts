import * as z from "zod/mini";
import { type Result, refused } from "~/domain/result";
import { type Schedule, schedule } from "~/domain/scheduled-send";

const sendAt = z.coerce.number().check(z.int());
const id = z.uuid();
const wish = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("cancel"), id }),
  z.object({ intent: z.literal("now"), id }),
  z.object({ intent: z.literal("move"), id, sendAt }),
]);

type Wish = z.infer<typeof wish> | { intent: "schedule"; send: Schedule };

/**
 * What a form wants done with the sends that wait. A script brings the command as JSON in `input`; a plain form is the box
 * itself with the time on its button, drawn for `actorId`.
 */
export function scheduledFrom(
  form: FormData,
  { roomId, memberId }: { roomId: string; memberId: string },
): Result<Wish> {
  const {
    intent = "schedule",
    command,
    sendAt,
    input: whole,
    actorId = memberId,
    files,
    ...fields
  } = Object.fromEntries(form);
  if (actorId !== memberId) return refused("signedOut");
  if (intent !== "schedule") {
    const read = wish.safeParse({ intent, sendAt, ...fields });
    return read.success ? { ok: true, value: read.data } : refused("invalid");
  }
  // A plain form tells the names alone, and the message never goes without its files.
  if (files) return refused("fileMissing", { field: "files" });
  const input = whole === undefined ? { ...fields, roomId } : parsed(whole);
  const read = schedule.safeParse({ command, sendAt, input });
  return read.success ? { ok: true, value: { intent: "schedule", send: read.data } } : refused("invalid");
}

function parsed(json: FormDataEntryValue): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    return null;
  }
}
