import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { newChangeTo } from "./change-paths";

/** The way from the box to a proposal; on a phone it stands in the room's menu, which opens by a script. */
export function ProposeLink({ roomId }: { roomId: string }) {
  const t = useT();
  return (
    <LinkButton
      to={newChangeTo(roomId)}
      tone="quiet"
      square
      className="max-sm:hidden scripting-none:inline-flex"
      aria-label={t("specChange:card.new")}
      title={t("specChange:card.new")}
    >
      <Icon name="change" />
    </LinkButton>
  );
}
