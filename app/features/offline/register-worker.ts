/** Where a page may have one: on https and on the device itself. Elsewhere the portal works without it. */
export function registerWorker(language: string): void {
  if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
  navigator.serviceWorker
    .register(`/sw.js?lang=${language}`)
    .then(() => navigator.serviceWorker.ready)
    .then((registration) => registration.active?.postMessage("loaded"))
    .catch(() => {
      // A browser that forbids it shows its own page when there is no network.
    });
}
