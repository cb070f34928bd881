import { LanguageField } from "~/features/account/language-field";
import { useInvitationT } from "~/i18n/invitation-texts";
import type { useField } from "~/i18n/use-field";
import { useLanguage } from "~/i18n/use-language";
import { TextField } from "~/ui/text-field";
import { ReasonField } from "./reason-field";

/** Whom to write to, in which language, and why. */
export function GuestFields({ field }: { field: ReturnType<typeof useField> }) {
  const t = useInvitationT();
  const language = useLanguage();
  return (
    <>
      <TextField
        {...field("email")}
        label={t("invitation:field.email")}
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          {...field("name")}
          label={t("invitation:field.name")}
          mark={t("field.optional")}
          autoComplete="off"
        />
        <LanguageField {...field("locale", language)} label={t("invitation:field.language")} />
      </div>
      <ReasonField {...field("reason")} />
    </>
  );
}
