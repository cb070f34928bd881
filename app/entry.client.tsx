import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { isLanguage } from "~/domain/language";
import { createI18n } from "~/i18n/create-i18n";
import { loadLanguage } from "~/i18n/load-language";

reloadOnceForLostChunks();
void start();

/** Only the language that the server drew is fetched, before the page comes alive. */
async function start() {
  const drawn = document.documentElement.lang;
  const language = isLanguage(drawn) ? drawn : "en";
  const i18n = createI18n(language, await loadLanguage(language));
  if (import.meta.env.PROD)
    void import("~/features/offline/register-worker").then((worker) => worker.registerWorker(language));
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>,
    );
  });
}

/**
 * After a deploy an open tab asks for chunks that are gone. A reload brings the new ones; a second one would not, and one
 * without the portal would take away the page that is there.
 */
function reloadOnceForLostChunks() {
  window.addEventListener("vite:preloadError", async () => {
    const last = Number(window.name.match(/^reloaded:(\d+)$/)?.[1] ?? 0);
    if (Date.now() - last < 30_000 || !navigator.onLine || !(await isReached())) return;
    window.name = `reloaded:${Date.now()}`;
    window.location.reload();
  });
}

/** Whether the portal answers now. */
async function isReached(): Promise<boolean> {
  try {
    return (await fetch("/sw.js", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
