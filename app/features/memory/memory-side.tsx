import type { RefObject } from "react";
import { useT } from "~/i18n/use-language";
import { onDemand } from "~/ui/on-demand";
import { SidePanel } from "~/ui/side-panel";
import { MemoryPanel, type MemoryPanelProps } from "./memory-panel";
import { usePanelAddress } from "./panel-address";

const Panel = onDemand(import.meta.env.SSR ? MemoryPanel : null, () =>
  import("./memory-panel").then(({ MemoryPanel }) => MemoryPanel),
);

/** The room's memory beside the talk, when the address asks for it. */
export function MemorySide({ beside, ...panel }: MemoryPanelProps & { beside: RefObject<HTMLElement | null> }) {
  const t = useT();
  const { isOpen, closeTo } = usePanelAddress();
  if (!isOpen) return null;
  return (
    <SidePanel title={t("memory:panel.title")} closeTo={closeTo} closeLabel={t("memory:panel.close")} beside={beside}>
      <Panel {...panel} waiting={<p className="py-6 text-sm text-soft">{t("memory:panel.loading")}</p>} />
    </SidePanel>
  );
}
