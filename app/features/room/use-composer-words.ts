import { useT } from "~/i18n/use-language";

/** What the box and its button are called: in the notes of `company`, in a thread, and in the room. */
export function useComposerWords(company: string | null, inThread: boolean) {
  const t = useT();
  if (company) {
    return {
      label: t("side:composer.label", { company }),
      placeholder: t("side:composer.placeholder", { company }),
      send: t("side:composer.send"),
    };
  }
  if (inThread) {
    return {
      label: t("thread:composer.label"),
      placeholder: t("thread:composer.placeholder"),
      send: t("thread:composer.send"),
    };
  }
  return {
    label: t("room:composer.label"),
    placeholder: t("room:composer.placeholder"),
    send: t("room:composer.send"),
  };
}
