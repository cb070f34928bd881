import type { LoaderFunctionArgs } from "@remix-run/node";
import { agendaFile, agendaNamespaces } from "~/features/agenda/agenda-file";
import { createI18n } from "~/i18n/create-i18n";
import { loadLanguage } from "~/i18n/load-language";

/** What has a day on my agenda, for my own calendar, in my language. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const agenda = await context.services.agenda.list(actor);
  const i18n = createI18n(actor.locale, await loadLanguage(actor.locale));
  const t = i18n.getFixedT(actor.locale, agendaNamespaces);
  const file = agendaFile(t, agenda, { origin: context.origin, madeAt: Date.now() });
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="agenda.ics"',
      "cache-control": "private, no-store",
    },
  });
}
