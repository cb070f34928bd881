import { Form } from "@remix-run/react";
import { type FormEvent, useRef, useState } from "react";
import { useAccountT } from "~/i18n/account-texts";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";

/** Asks about unsent text, wipes what this browser keeps of the member, then leaves with a whole new page. */
export function SignOutForm({ memberId }: { memberId: string }) {
  const t = useAccountT();
  const form = useRef<HTMLFormElement>(null);
  const where = useRef<HTMLInputElement>(null);
  const [unsentCount, setUnsentCount] = useState(0);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (where.current && submitter instanceof HTMLButtonElement) where.current.value = submitter.value;
    const count = await keptText((keep) => keep.unsent(memberId), 0);
    if (count > 0) setUnsentCount(count);
    else await leave();
  }

  async function leave() {
    await keptText(async (keep) => {
      (await import("~/features/room/connection")).closeConnection();
      await keep.wipeMember(memberId);
    }, undefined);
    form.current?.submit();
  }

  return (
    <Form
      ref={form}
      method="post"
      action="/sign-out"
      reloadDocument
      onSubmit={onSubmit}
      className="flex flex-wrap gap-3"
    >
      <input ref={where} type="hidden" name="chosen" defaultValue="" />
      <Button name="where" value="here">
        {t("account:signOut.here")}
      </Button>
      <Button name="where" value="everywhere">
        {t("account:signOut.everywhere")}
      </Button>
      <ConfirmDialog
        open={unsentCount > 0}
        onClose={() => setUnsentCount(0)}
        onConfirm={leave}
        title={t("account:signOut.unsentTitle")}
        confirm={t("account:signOut.anyway")}
      >
        {t("account:signOut.unsent", { count: unsentCount })}
      </ConfirmDialog>
    </Form>
  );
}

type Keep = typeof import("~/features/room/keep");

/** The browser's storage may be closed to us; nobody stays signed in for that. */
async function keptText<A>(ask: (keep: Keep) => Promise<A>, otherwise: A): Promise<A> {
  try {
    return await ask(await import("~/features/room/keep"));
  } catch {
    return otherwise;
  }
}
