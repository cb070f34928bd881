import type { RefObject } from "react";
import { useT } from "~/i18n/use-language";
import { onDemand } from "~/ui/on-demand";
import { SidePanel } from "~/ui/side-panel";
import { useThreadAddress } from "./thread-address";
import { ThreadPanel, type ThreadPanelProps } from "./thread-panel";

const Panel = onDemand(import.meta.env.SSR ? ThreadPanel : null, () =>
  import("./thread-panel").then(({ ThreadPanel }) => ThreadPanel),
);

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
      <Panel
        key={rootId}
        rootId={rootId}
        at={at}
        {...panel}
        className="drop-here relative flex min-h-0 flex-1 flex-col"
        waiting={<p className="p-5 text-sm text-soft">{t("thread:panel.loading")}</p>}
      />
    </SidePanel>
  );
}
