import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { isDay } from "~/domain/day";

/** An address that names a day (`?date=`) leads to the first line from that day on, by the reader's calendar. */
export async function leadToDay(actor: Actor, { request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const date = new URL(request.url).searchParams.get("date");
  if (date === null || !isDay(date)) return;
  const seq = await context.services.room.firstOn(actor, roomId, date);
  throw redirect(`/rooms/${roomId}?at=${seq}#e${seq}`);
}
