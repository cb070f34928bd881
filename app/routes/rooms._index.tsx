import { useT } from "~/i18n/use-language";
import { EmptyState } from "~/ui/empty-state";

export default function NoRoomChosen() {
  const t = useT();
  return (
    <div className="grid h-full place-items-center">
      <EmptyState icon="rooms" title={t("room:list.chooseTitle")}>
        {t("room:list.chooseText")}
      </EmptyState>
    </div>
  );
}
