import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { draft } from "~/domain/draft";
import { refused, statusOf } from "~/domain/result";

/** What was typed in a place (`?place=`) and not sent, on whichever device. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const place = new URL(request.url).searchParams.get("place") ?? "";
  return Response.json(await context.services.draft.read(actor, place));
}

/** Keeps a draft, on its way to the member's other devices. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const typed = draft.safeParse(Object.fromEntries(await request.formData()));
  if (!typed.success) return Response.json(refused("invalid"), { status: statusOf("invalid") });
  await context.services.draft.keep(actor, typed.data);
  return Response.json({ ok: true, value: null });
}
