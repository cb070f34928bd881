import { useEffect, useState } from "react";
import type { Language } from "~/domain/language";
import { fold } from "~/domain/mention";
import { useLanguage, useT } from "~/i18n/use-language";
import { Dialog } from "~/ui/dialog";
import { TextField } from "~/ui/text-field";

type Emoji = { unicode: string; label: string; tags?: string[] /** None: only a part of others. */; group?: number };

/** What is used at work, before anything is searched for. */
const common = [..."👍🙏👌✅❌⚠️🔧🏭📐📏📦🚚🕒📅💡❓🎉😊😅🙇🤝💪👀📎"];
const mostShown = 96;

const data: Record<Language, () => Promise<{ default: Emoji[] }>> = {
  en: () => import("emojibase-data/en/compact.json"),
  ja: () => import("emojibase-data/ja/compact.json"),
  ko: () => import("emojibase-data/ko/compact.json"),
};

/** All emoji, found by their names in the reader's language. */
export default function EmojiPicker({ onTake, onClose }: { onTake: (emoji: string) => void; onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  const [all, setAll] = useState<Emoji[]>([]);
  const [wanted, setWanted] = useState("");
  useEffect(() => void data[language]().then((found) => setAll(found.default)), [language]);
  const shown = wanted.trim() === "" ? commonOf(all) : found(all, wanted);
  return (
    <Dialog open onClose={onClose} title={t("writing:emoji.title")}>
      <TextField
        label={t("writing:emoji.search")}
        name="emoji"
        autoComplete="off"
        onChange={({ target }) => setWanted(target.value)}
      />
      <ul className="mt-3 grid min-h-48 grid-cols-[repeat(auto-fill,2.75rem)] content-start justify-between gap-1">
        {shown.map(({ unicode, label }) => (
          <li key={unicode}>
            <button
              type="button"
              aria-label={label}
              title={label}
              className="grid size-11 place-items-center rounded-md text-xl hover:bg-hover"
              onClick={() => onTake(unicode)}
            >
              {unicode}
            </button>
          </li>
        ))}
      </ul>
      {all.length > 0 && shown.length === 0 && <p className="text-soft">{t("writing:emoji.none")}</p>}
    </Dialog>
  );
}

function commonOf(all: Emoji[]): Pick<Emoji, "unicode" | "label">[] {
  const plain = (emoji: string) => emoji.replace(/\ufe0f/g, "");
  return common.flatMap((emoji) => all.find(({ unicode }) => plain(unicode) === plain(emoji)) ?? []);
}

function found(all: Emoji[], wanted: string): Emoji[] {
  const words = fold(wanted);
  return all
    .filter(
      ({ label, tags = [], group }) =>
        group !== undefined && [label, ...tags].some((word) => fold(word).includes(words)),
    )
    .slice(0, mostShown);
}
