import { Form, useNavigation } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import type { JoinRequest } from "~/domain/invitation";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useLanguage } from "~/i18n/use-language";
import { AskingForm } from "~/ui/asking-form";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { DrawnFor } from "~/ui/drawn-for";
import { personName } from "~/ui/person-name";
import { Row, Rows, Tag } from "~/ui/rows";

/** Who followed an invitation and waits for a manager to say that they belong here. */
export function RequestList({ requests }: { requests: JoinRequest[] }) {
  const t = useInvitationT();
  const language = useLanguage();
  return (
    <Rows label={t("invitation:request.title")}>
      {requests.map((request) => {
        const name = personName(t, request.invitedBy, "counterpart");
        const company = companyName(request.invitedByCompany, language);
        return (
          <Row
            key={request.id}
            lead={<Avatar name={request.name} company="own" />}
            title={
              <span className="flex flex-wrap items-center gap-x-2">
                <span lang={request.locale}>{request.name}</span>
                {request.isMember && <Tag>{t("invitation:request.member")}</Tag>}
              </span>
            }
            detail={
              <>
                <span className="block break-all">{[request.reading, request.email].filter(Boolean).join(" · ")}</span>
                <span className="block">
                  {t("invitation:request.asked", { name, company, room: request.roomName })}
                </span>
                <span
                  lang={request.lang}
                  className="mt-1 block whitespace-pre-line border-s-2 border-line ps-3 text-ink"
                >
                  {request.reason}
                </span>
                <Decision request={request} />
              </>
            }
          />
        );
      })}
    </Rows>
  );
}

function Decision({ request: { id, name: bare } }: { request: JoinRequest }) {
  const t = useInvitationT();
  const { formData } = useNavigation();
  const name = personName(t, bare, "colleague");
  const accept = t("invitation:request.accept");
  const decline = t("invitation:request.decline");
  const pending = formData?.get("intent") === "accept" && formData.get("invitationId") === id;
  return (
    <div className="mt-3 flex items-center gap-2">
      <Form method="post">
        <DrawnFor />
        <input type="hidden" name="intent" value="accept" />
        <input type="hidden" name="invitationId" value={id} />
        <Button tone="primary" aria-label={t("company:own.actOn", { action: accept, name })} isPending={pending}>
          {accept}
        </Button>
      </Form>
      <AskingForm
        values={{ intent: "decline", invitationId: id }}
        label={decline}
        fullLabel={t("company:own.actOn", { action: decline, name })}
        ask={{
          title: t("invitation:request.declineTitle", { name }),
          body: t("invitation:request.declineLead"),
          confirm: decline,
        }}
      />
    </div>
  );
}
