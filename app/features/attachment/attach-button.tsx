import { type ChangeEvent, useRef } from "react";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";

/** Chooses files, several at once; with a finger also by the camera. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const hidden = {
    type: "file",
    tabIndex: -1,
    className: "hidden",
    onChange({ currentTarget }: ChangeEvent<HTMLInputElement>) {
      onFiles([...(currentTarget.files ?? [])]);
      currentTarget.value = "";
    },
  };
  return (
    <>
      <Button
        tone="quiet"
        square
        aria-label={t("file:attach.open")}
        onPress={() => picker.current?.click()}
        className="scripting-none:hidden"
      >
        <Icon name="clip" />
      </Button>
      <Button
        tone="quiet"
        square
        aria-label={t("file:attach.photo")}
        onPress={() => camera.current?.click()}
        className="hidden pointer-coarse:inline-flex scripting-none:hidden"
      >
        <Icon name="camera" />
      </Button>
      <input ref={picker} {...hidden} multiple />
      <input ref={camera} {...hidden} accept="image/*" capture="environment" />
    </>
  );
}
