import { OfflineScreen } from "~/features/offline/offline-screen";
import type { PageHandle } from "~/features/shell/page-handle";

export const handle: PageHandle = { title: "offline:page.title", bare: true };

/** Kept by the service worker, and nobody's: what it shows it reads from the browser it is shown in. */
export default function Offline() {
  return <OfflineScreen />;
}
