import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { usePanelAddress } from "./panel-address";

/** Opens the room's memory beside the talk, and closes it again. */
export function PanelLink() {
  const t = useT();
  const { isOpen, openTo, closeTo } = usePanelAddress();
  return (
    <LinkButton
      to={isOpen ? closeTo : openTo}
      replace={isOpen}
      tone="quiet"
      square
      aria-label={t("memory:panel.open")}
      title={t("memory:panel.open")}
      aria-expanded={isOpen}
      className={isOpen ? "text-accent" : "text-soft hover:text-ink"}
    >
      <Icon name="memory" />
    </LinkButton>
  );
}
