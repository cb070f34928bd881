import type { FormRefusal } from "~/domain/form";
import type { JoinRequest } from "~/domain/invitation";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useRefusalText } from "~/i18n/use-language";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { RequestList } from "./request-list";

/** What waits for a manager stands before everything else, and not at all when nothing waits. */
export function RequestSection({ requests, refusal }: { requests: JoinRequest[]; refusal: FormRefusal | undefined }) {
  const t = useInvitationT();
  const refusalText = useRefusalText();
  const { intent = "" } = refusal?.typed ?? {};
  const refused = refusal && ["accept", "decline"].includes(intent) ? refusal : undefined;
  if (requests.length === 0 && !refused) return null;
  return (
    <Section title={t("invitation:request.title")} lead={t("invitation:request.lead")}>
      {refused && <Notice tone="refusal">{refusalText(refused)}</Notice>}
      {requests.length > 0 && <RequestList requests={requests} />}
    </Section>
  );
}
