import { useT } from "~/i18n/use-language";

/** What the Enter key does here, where there is one. */
export function SendHint({ enterSends }: { enterSends: boolean }) {
  const t = useT();
  return (
    <span className="hidden pointer-fine:sm:inline">
      {t(enterSends ? "room:composer.hintEnter" : "room:composer.hintControl")}
    </span>
  );
}
