import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { refused, statusOf } from "~/domain/result";
import { scheduledFrom } from "~/features/calendar/scheduled-from";

/** My sends that wait for their time, in a room and in my company's side room beside it. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  return Response.json(await context.services.scheduledSend.list(actor, roomId));
}

/** Makes one, or does what its author wants with it; a plain form goes back to the room. */
export async function action({ request, params: { roomId = "" }, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const { scheduledSend } = context.services;
  const form = await request.formData();
  const wish = scheduledFrom(form, { roomId, memberId: actor.memberId });
  if (!wish.ok) return Response.json(wish, { status: statusOf(wish.code) });
  const { value } = wish;
  if (value.intent === "schedule") await scheduledSend.schedule(actor, value.send);
  if (value.intent === "cancel") await scheduledSend.cancel(actor, value.id);
  if (value.intent === "move") await scheduledSend.reschedule(actor, value);
  if (value.intent === "now") {
    const sent = await scheduledSend.sendNow(actor, value.id);
    if (!sent.ok) return Response.json(refused(sent.code), { status: statusOf(sent.code) });
  }
  if (!request.headers.get("accept")?.includes("application/json")) throw redirect(`/rooms/${roomId}`);
  return Response.json(await scheduledSend.list(actor, roomId));
}
