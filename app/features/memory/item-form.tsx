import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { PinnedItem } from "~/domain/agenda";
import type { MemoryStage } from "./memory-panel";

type ItemFormProps = {
  item: PinnedItem;
  command: "memory.confirm" | "memory.close";
  stage: MemoryStage;
  /** Instead of posting, where there is a script. */
  onAct: () => void;
  children: ReactNode;
};

/** A button that does something with an item, also without a script. */
export function ItemForm({ item, command, stage: { roomId, me, formKey }, onAct, children }: ItemFormProps) {
  return (
    <Form
      method="post"
      action={`/rooms/${roomId}?panel=memory`}
      onSubmit={(event) => {
        event.preventDefault();
        onAct();
      }}
    >
      <input type="hidden" name="command" value={command} />
      <input type="hidden" name="actorId" value={me.memberId} />
      <input type="hidden" name="clientKey" value={formKey} />
      <input type="hidden" name="entryId" value={item.aboutId} />
      <input type="hidden" name="itemId" value={item.id} />
      {children}
    </Form>
  );
}
