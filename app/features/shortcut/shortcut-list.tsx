import { useState } from "react";
import { useT } from "~/i18n/use-language";
import { Choice } from "~/ui/choice";
import { Dialog } from "~/ui/dialog";
import { letSinglesCount, shortcuts, singlesCount } from "./shortcut-keys";

/** What the keyboard can do everywhere. */
export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [singles, setSingles] = useState(singlesCount);
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  return (
    <Dialog open onClose={onClose} title={t("shortcut:list.title")}>
      <dl className="grid gap-1">
        {shortcuts.map(({ id, keys, text }) => (
          <div key={id} className="flex items-center justify-between gap-4 py-1">
            <dt>{t(text)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="grid h-6 min-w-6 place-items-center rounded-sm border border-line bg-sunken px-1.5 text-xs"
                >
                  {key === "Mod" ? (isMac ? "⌘" : "Ctrl") : key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 border-t border-line pt-3">
        <Choice
          type="checkbox"
          checked={singles}
          onChange={({ target }) => {
            setSingles(target.checked);
            letSinglesCount(target.checked);
          }}
          label={t("shortcut:list.singles")}
          description={t("shortcut:list.singlesHint")}
        />
      </div>
    </Dialog>
  );
}
