import { lazy, type RefObject, Suspense, useState } from "react";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { TextBoxHandle } from "~/ui/text-box";

const EmojiPicker = lazy(() => import("./emoji-picker"));

/** Opens the list of emoji; the chosen one is typed at the caret. */
export function EmojiButton({ box }: { box: RefObject<TextBoxHandle | null> }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        tone="quiet"
        square
        aria-label={t("writing:emoji.open")}
        onPress={() => setOpen(true)}
        // A phone's keyboard has them, and its screen no room.
        className="max-sm:pointer-coarse:hidden"
      >
        <Icon name="smile" />
      </Button>
      {open && (
        <Suspense fallback={null}>
          <EmojiPicker
            onClose={() => setOpen(false)}
            onTake={(emoji) => {
              setOpen(false);
              // The dialog gives the focus back first.
              setTimeout(() => box.current?.type(emoji));
            }}
          />
        </Suspense>
      )}
    </>
  );
}
