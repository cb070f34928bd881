import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileAnswer } from "~/features/shell/file-answer";
import { changeCsv, csvNamespaces } from "~/features/spec-change/change-csv";
import { changeTexts } from "~/i18n/change-texts";
import { createI18n } from "~/i18n/create-i18n";
import { loadLanguage } from "~/i18n/load-language";

/** A spec change for a spreadsheet, in the reader's language. */
export async function loader({ request, params: { roomId = "", entryId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const change = await context.services.specChange.export(actor, { roomId, entryId });
  const i18n = createI18n(actor.locale, await loadLanguage(actor.locale));
  i18n.addResourceBundle(actor.locale, "change", changeTexts[actor.locale]);
  const t = i18n.getFixedT(actor.locale, csvNamespaces);
  const name = `${change.name} ${change.content?.title ?? ""}.csv`;
  return fileAnswer(changeCsv(t, actor.locale, change), { name, type: "text/csv; charset=utf-8" });
}
