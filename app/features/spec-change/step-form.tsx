import { Form, useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import type { CommandName } from "~/domain/protocol";
import { Button } from "~/ui/button";
import { type ButtonTone, buttonClass } from "~/ui/button-class";
import type { Me } from "./place";

type StepCommand = Extract<CommandName, `specChange.${string}` | "reply.post">;
export type About = { entryId: string; me: Me; formKey: string };

type StepFormProps = About & {
  command: StepCommand;
  /** What the step says, where it is not typed into fields. */
  says?: Record<string, unknown>;
  submit: string;
  tone?: ButtonTone;
  children?: ReactNode;
};

/** One step of a change as a plain form: it works without a script, too. */
export function StepForm({ entryId, me, formKey, command, says, submit, tone = "primary", children }: StepFormProps) {
  const { formData } = useNavigation();
  const whole = { entryId, clientKey: formKey };
  const sent = formData?.get("command") === command;
  return (
    <Form method="post" className="grid gap-4" preventScrollReset>
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="actorId" value={me.memberId} />
      {says ? (
        <input type="hidden" name="input" value={JSON.stringify({ ...whole, ...says })} />
      ) : (
        Object.entries(whole).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
      )}
      {children}
      <Button tone={tone} className="justify-self-start max-sm:w-full" isPending={sent}>
        {submit}
      </Button>
    </Form>
  );
}

type StepPanelProps = {
  /** The step, as links from elsewhere name it. */
  id: string;
  label: string;
  tone?: ButtonTone;
  open?: boolean;
  children: ReactNode;
};

/** What a step asks before it is taken, opened by its button or by an address that names it. */
export function StepPanel({ id, label, tone = "secondary", open, children }: StepPanelProps) {
  const panel = useRef<HTMLDetailsElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (panel.current && hash === `#${id}`) panel.current.open = true;
  }, [hash, id]);
  return (
    <details ref={panel} id={id} open={open} className="group/step min-w-0 open:basis-full">
      <summary className={buttonClass(tone, false, "inline-flex max-sm:w-full group-open/step:mb-3")}>{label}</summary>
      <div className="grid max-w-prose gap-3 rounded-lg border border-line bg-surface p-4">{children}</div>
    </details>
  );
}
