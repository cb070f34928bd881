import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { leaveTo } from "~/features/shell/answer-form";

export const loader = () => redirect("/settings");

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = (await context.actor(request)) ?? (await context.waitingActor());
  if (!actor) return leaveTo("/sign-in");
  const form = await request.formData();
  const everywhere = (form.get("chosen") || form.get("where")) === "everywhere";
  const { signOut, signOutEverywhere } = context.services.session;
  return leaveTo("/sign-in", await (everywhere ? signOutEverywhere : signOut)(actor, context.caller));
}
