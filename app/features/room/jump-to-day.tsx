import { Form } from "@remix-run/react";
import { dayAt } from "~/domain/day";
import { useReader } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { TextField } from "~/ui/text-field";

/** Leads to the first line of a day, or of the next one that has any. */
export default function JumpToDay({ roomId, at, onClose }: { roomId: string; at: number; onClose: () => void }) {
  const t = useT();
  const { timeZone } = useReader();
  return (
    <Dialog open onClose={onClose} title={t("room:day.title")}>
      <Form method="get" action={`/rooms/${roomId}`} onSubmit={onClose} className="grid gap-4">
        <TextField
          label={t("room:day.field")}
          type="date"
          name="date"
          required
          defaultValue={dayAt(at, timeZone)}
          max={dayAt(Date.now(), timeZone)}
        />
        <Button tone="primary">{t("room:day.go")}</Button>
      </Form>
    </Dialog>
  );
}
