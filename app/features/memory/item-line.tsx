import { useState } from "react";
import { type Company, companyName } from "~/domain/actor";
import type { PinnedItem } from "~/domain/agenda";
import { canClose, canConfirm, wantsConfirmation } from "~/domain/memory";
import type { Pending } from "~/domain/timeline";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useRefusalText, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Icon } from "~/ui/icon";
import { DueWords } from "./due-words";
import { EntryLink } from "./entry-link";
import { ItemForm } from "./item-form";
import type { MemoryStage } from "./memory-panel";

/** One pinned item: what it says, who pinned it, whether it is agreed, and what the reader may do with it. */
export function ItemLine({ item, stage }: { item: PinnedItem; stage: MemoryStage }) {
  const t = useT();
  const format = useFormat();
  const { roomId, people, companies, nameOf, now } = stage;
  const pinner = people.get(item.pinnedById);
  return (
    <li className="relative -mx-2 grid gap-1 rounded-md px-2 py-2 hover:bg-hover/60">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 whitespace-pre-wrap">
          <EntryLink roomId={roomId} seq={item.rootSeq} lang={item.lang}>
            {item.text}
          </EntryLink>
        </p>
        {pinner && <CloseAction item={item} pinnedByCompany={pinner.organizationId} stage={stage} />}
      </div>
      <DueWords due={item} companies={companies} now={now} />
      <p className="text-xs text-soft">
        {t("memory:state.pinned", { name: nameOf(item.pinnedById), day: format.day(item.pinnedAt) })}
      </p>
      {pinner && <Agreement item={item} pinnedByCompany={pinner.organizationId} stage={stage} />}
      <Waiting send={pendingOf(stage, item)} stage={stage} />
    </li>
  );
}

type PartProps = { item: PinnedItem; pinnedByCompany: string; stage: MemoryStage };

/** Silence is never consent: until the other company confirms it, a line says so. In a side room nobody else is asked. */
function Agreement({ item, pinnedByCompany, stage }: PartProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { confirmed } = item;
  const others = otherCompanies(stage.companies, pinnedByCompany);
  if (!wantsConfirmation(item.topic) || (others.length === 0 && !confirmed)) return null;
  if (confirmed) {
    return (
      <p className="flex items-center gap-1 text-xs font-medium text-accent">
        <Icon name="check" className="size-3.5" />
        {t("memory:state.agreed", { name: stage.nameOf(confirmed.memberId), day: format.day(confirmed.at) })}
      </p>
    );
  }
  const company = others.map((other) => companyName(other, language)).join(", ");
  const may = canConfirm(item, pinnedByCompany, stage.reader) && !pendingOf(stage, item);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="flex items-center gap-1 text-xs font-medium text-warning">
          <Icon name="clock" className="size-3.5" />
          {t("memory:state.notYet", { company })}
        </p>
        {may && (
          <ItemForm item={item} command="memory.confirm" stage={stage} onAct={() => setAsking(true)}>
            <Button className="relative">{t("memory:action.agree")}</Button>
          </ItemForm>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void stage.send("memory.confirm", { entryId: item.aboutId, itemId: item.id });
        }}
        title={t("memory:agree.title")}
        confirm={t("memory:action.agree")}
        tone="primary"
      >
        <p className="mb-2 font-medium whitespace-pre-wrap" lang={item.lang ?? undefined}>
          {item.text}
        </p>
        <p className="text-soft">{t("memory:agree.text")}</p>
      </ConfirmDialog>
    </>
  );
}

/** Off the list. What both companies agreed on is asked about once more. */
function CloseAction({ item, pinnedByCompany, stage }: PartProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  if (!canClose(item, pinnedByCompany, stage.reader) || pendingOf(stage, item)) return null;
  const close = () => void stage.send("memory.close", { entryId: item.aboutId, itemId: item.id });
  return (
    <>
      <ItemForm
        item={item}
        command="memory.close"
        stage={stage}
        onAct={() => (item.confirmed ? setAsking(true) : close())}
      >
        <Button
          tone="quiet"
          square
          className="relative -me-2 -my-1.5 text-soft pointer-coarse:-my-2.5"
          aria-label={t(`memory:${item.topic}.close`)}
        >
          <Icon name={item.topic === "question" ? "check" : "close"} className="size-4" />
        </Button>
      </ItemForm>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          close();
        }}
        title={t("memory:end.title")}
        confirm={t(`memory:${item.topic}.close`)}
      >
        <p className="mb-2 font-medium whitespace-pre-wrap" lang={item.lang ?? undefined}>
          {item.text}
        </p>
        <p className="text-soft">{t("memory:end.text")}</p>
      </ConfirmDialog>
    </>
  );
}

/** What was pressed and is not stored yet, or was refused and why. */
export function Waiting({ send, stage }: { send: Pending | undefined; stage: MemoryStage }) {
  const t = useT();
  const refusalText = useRefusalText();
  if (!send) return null;
  if (send.state !== "refused" || !send.code) return <p className="text-xs text-soft">{t("memory:state.saving")}</p>;
  return (
    <div role="alert" className="relative flex items-center gap-2 text-xs text-danger">
      <p className="min-w-0 flex-1">{refusalText({ code: send.code })}</p>
      <Button tone="quiet" onPress={() => void stage.discard(send.input.clientKey)}>
        {t("room:message.discard")}
      </Button>
    </div>
  );
}

function pendingOf({ pending }: MemoryStage, item: PinnedItem): Pending | undefined {
  return pending.find((send) => "itemId" in send.input && send.input.itemId === item.id);
}

/** Whose word would make it agreed. A guest's company agrees to nothing. */
function otherCompanies(companies: Company[], pinnedByCompany: string): Company[] {
  return companies.filter(({ id, side }) => id !== pinnedByCompany && side !== "guest");
}
