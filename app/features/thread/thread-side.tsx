import { lazy, type RefObject, Suspense } from "react";
import { useT } from "~/i18n/use-language";
import { SidePanel } from "~/ui/side-panel";
import { useThreadAddress } from "./thread-address";
import { ThreadPanel, type ThreadPanelProps } from "./thread-panel";

// The server draws it at once, so that it is there without a script; a browser loads it when it is opened.
const Panel = import.meta.env.SSR
  ? ThreadPanel
  : lazy(() => import("./thread-panel").then(({ ThreadPanel }) => ({ default: ThreadPanel })));

type ThreadSideProps = Omit<ThreadPanelProps, "rootId" | "at"> & { beside: RefObject<HTMLElement | null> };

/** A thread beside the talk, when the address asks for it. */
export function ThreadSide({ beside, ...panel }: ThreadSideProps) {
  const t = useT();
  const { rootId, at, closeTo } = useThreadAddress();
  if (rootId === null) return null;
  return (
    <SidePanel
      title={t("thread:panel.title")}
      closeTo={closeTo}
      closeLabel={t("thread:panel.close")}
      beside={beside}
      whole
    >
      <Suspense fallback={<p className="p-5 text-sm text-soft">{t("thread:panel.loading")}</p>}>
        <Panel key={rootId} rootId={rootId} at={at} {...panel} />
      </Suspense>
    </SidePanel>
  );
}
