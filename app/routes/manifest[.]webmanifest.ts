import type { LoaderFunctionArgs } from "@remix-run/node";
import { createI18n } from "~/i18n/create-i18n";
import { loadLanguage } from "~/i18n/load-language";
import { requestLanguage } from "~/i18n/request-language";

/** What a device needs to install the portal, in its reader's language. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const language = (await context.actor(request))?.locale ?? requestLanguage(request);
  const { t } = createI18n(language, await loadLanguage(language));
  const icon = (file: string, size: number, purpose = "any") => ({
    src: `/icons/${file}.png`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  });
  const manifest = {
    id: "/",
    name: t("product.name"),
    short_name: t("product.name"),
    description: t("product.tagline"),
    lang: language,
    start_url: "/rooms",
    scope: "/",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#f7f9f8",
    icons: [icon("192", 192), icon("512", 512), icon("maskable", 512, "maskable")],
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
