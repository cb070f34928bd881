import type { ClientActionFunctionArgs } from "@remix-run/react";
import type { Refused } from "~/domain/result";
import { isLostNetwork } from "~/features/shell/lost-network";

/** Sends a form; where its line breaks the page stays as it is, with what was typed. */
export async function keepingTyped<T>(
  { request, serverAction }: ClientActionFunctionArgs,
  refusal: (refused: Refused, fields: Record<string, string>) => T,
) {
  const sent = request.clone();
  try {
    return await serverAction<T>();
  } catch (error) {
    if (!isLostNetwork(error)) throw error;
    const fields = [...(await sent.formData())].map(([name, value]) => [name, String(value)]);
    return refusal({ ok: false, code: "unavailable" }, Object.fromEntries(fields));
  }
}
