// Keeps two things only: files whose names carry a hash of their content, and the page that is shown without a network.
// Nothing that anybody wrote passes through here: what a member read last lies in the browser's own store, by member.
const language = new URL(location.href).searchParams.get("lang") ?? "en";
const cacheName = `portal-${language}`;
const offline = "/offline";
const mostFiles = 300;

addEventListener("install", (event) => {
  event.waitUntil(keepOfflinePage().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(fromCacheFirst(request));
  else if (request.mode === "navigate") event.respondWith(fromNetworkFirst(request, url));
});

// After a deploy the page is another one: it is fetched anew whenever a page of the portal was loaded.
addEventListener("message", (event) => {
  if (event.data === "loaded") event.waitUntil(keepOfflinePage().catch(() => {}));
});

/** Without cookies: the page must be nobody's. */
async function keepOfflinePage() {
  const page = await fetch(offline, { credentials: "omit", headers: { "accept-language": language } });
  if (!page.ok) throw new Error(`the offline page answered ${page.status}`);
  const cache = await caches.open(cacheName);
  const files = new Set((await page.clone().text()).match(/\/assets\/[\w./-]+/g));
  await Promise.all([...files].map(async (file) => (await cache.match(file)) ?? cache.add(file)));
  await cache.put(offline, page);
}

async function fromCacheFirst(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    await forgetOldest(cache);
  }
  return answer;
}

/** The address of a page must be that of the page that is drawn, so a failed one leads on to the page without a network. */
async function fromNetworkFirst(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    const page = await (await caches.open(cacheName)).match(offline);
    if (!page) throw error;
    if (url.pathname === offline) return page;
    return Response.redirect(`${offline}?from=${encodeURIComponent(url.pathname + url.search)}`);
  }
}

async function forgetOldest(cache) {
  const kept = await cache.keys();
  const page = await cache.match(offline);
  const needed = page ? await page.text() : "";
  const old = kept
    .filter(({ url }) => !needed.includes(new URL(url).pathname))
    .slice(0, Math.max(0, kept.length - mostFiles));
  await Promise.all(old.filter(({ url }) => !url.endsWith(offline)).map((request) => cache.delete(request)));
}
