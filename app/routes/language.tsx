import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { isLanguage } from "~/domain/language";
import { refused, statusOf } from "~/domain/result";
import { languageCookie } from "~/i18n/request-language";

export const loader = () => redirect("/");

/** Remembers the language in this browser and, for somebody signed in, in the profile; then back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = form.get("lang");
  if (!isLanguage(language)) throw Response.json(refused("invalid"), { status: statusOf("invalid") });
  const actor = (await context.actor(request)) ?? (await context.waitingActor());
  if (actor) await context.services.member.update(actor, { locale: language });
  return redirect(pathBack(form.get("back")), { headers: { "set-cookie": languageCookie(language, request) } });
}

function pathBack(back: unknown): string {
  return typeof back === "string" && /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : "/";
}
