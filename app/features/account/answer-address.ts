import type { AppLoadContext } from "@remix-run/node";
import { addressForm } from "~/domain/account";
import type { Actor } from "~/domain/actor";
import { answerForm } from "~/features/shell/answer-form";

/** What the settings do with the forms about the address; undefined for their other forms. */
export function answerAddress(context: AppLoadContext, actor: Actor, form: FormData) {
  const { account } = context.services;
  switch (form.get("intent")) {
    case "address":
      return answerForm(addressForm, form, async (change) => {
        await account.changeAddress(actor, change);
        return null;
      });
    case "dropAddress":
      return account.dropAddress(actor).then(() => null);
    default:
      return undefined;
  }
}
