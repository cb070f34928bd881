import { Form } from "@remix-run/react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./button";
import type { ButtonTone } from "./button-class";
import { ConfirmDialog } from "./confirm-dialog";
import { DrawnFor } from "./drawn-for";

type AskingFormProps = {
  /** Where it posts to; without it the page's own address. */
  action?: string;
  /** Hidden fields of the post. */
  values: Record<string, string>;
  /** What the button says, and what it says to somebody who does not see the row it is on. */
  label: string;
  fullLabel?: string;
  tone?: ButtonTone;
  /** The question; without it the form is sent at once. */
  ask?: { title: string; body: ReactNode; confirm: string } | undefined;
};

/** A button that posts, after one question. Without a script it posts at once. */
export function AskingForm({ action, values, label, fullLabel, tone = "quiet", ask }: AskingFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const agreed = useRef(false);
  const [asking, setAsking] = useState(false);

  function onConfirm() {
    agreed.current = true;
    setAsking(false);
    form.current?.requestSubmit();
    agreed.current = false;
  }

  return (
    <Form
      ref={form}
      method="post"
      action={action}
      className="-me-2"
      onSubmit={(event) => {
        if (!ask || agreed.current) return;
        event.preventDefault();
        setAsking(true);
      }}
    >
      <DrawnFor />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button tone={tone} aria-label={fullLabel}>
        {label}
      </Button>
      {ask && (
        <ConfirmDialog
          open={asking}
          onClose={() => setAsking(false)}
          onConfirm={onConfirm}
          title={ask.title}
          confirm={ask.confirm}
        >
          {ask.body}
        </ConfirmDialog>
      )}
    </Form>
  );
}
