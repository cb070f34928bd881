import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { approversForm } from "~/domain/approver";
import { answerForm } from "~/features/shell/answer-form";

/** What the form about who accepts does; null for any other form of the page. */
export function answerApprovers(form: FormData, actor: Actor, { approver }: AppLoadContext["services"]) {
  if (form.get("intent") !== "approvers") return null;
  return answerForm(approversForm, form, async ({ approverIds, needed }) => {
    await approver.set(actor, { memberIds: approverIds, needed });
    return { saved: "approvers" } as const;
  });
}
