import { Form, useNavigate } from "@remix-run/react";
import { useRef, useState } from "react";
import { type ChangeDraft, type DraftLine, typedIn } from "~/domain/change-draft";
import type { ChangeForm } from "~/domain/change-form";
import type { CommandInput } from "~/domain/protocol";
import type { Refused } from "~/domain/result";
import { currentContent } from "~/domain/spec-change";
import type { ChangeContent } from "~/domain/spec-change-content";
import { emptyChange, readChange, type TypedChange, typedOf } from "~/domain/typed-change";
import type { ChangeFaults } from "~/domain/typed-characteristics";
import type { Me } from "~/features/room/room-screen";
import { postCommand } from "~/features/room/transport";
import { useChangeT } from "~/i18n/change-texts";
import { useRefusalText } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";
import { AskImpact } from "./ask-impact";
import { changeTo } from "./change-paths";
import { CharacteristicRows } from "./characteristic-rows";
import { DraftRows } from "./draft-rows";
import { DraftStatus } from "./draft-status";
import { postDiscard } from "./draft-transport";
import { EffectivityFields } from "./effectivity-fields";
import { ProposalFrame } from "./proposal-frame";
import { ReasonFields } from "./reason-fields";
import { SubjectFields } from "./subject-fields";
import { useFaultText } from "./use-fault-text";
import { useTypedChange } from "./use-typed-change";

/** What a post without a script left behind. */
export type Unproposed = { refused: Refused | null; faults: ChangeFaults; typed: TypedChange };

type ProposalScreenProps = {
  form: ChangeForm;
  me: Me;
  formKey: string;
  unproposed: Unproposed | undefined;
  /** What the company prepares in the room; the one that the address names, if it is there. */
  drafts: DraftLine[];
  draftId: string | null;
  draft: ChangeDraft | null;
};

/** A spec change is proposed, or a new revision of one is written. Nothing typed is lost before it is sent. */
export function ProposalScreen({ form, me, formKey, unproposed, drafts, draftId, draft }: ProposalScreenProps) {
  const { revised, ...place } = form;
  const t = useChangeT();
  const refusalText = useRefusalText();
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState(unproposed?.refused ?? null);
  const [faults, setFaults] = useState<ChangeFaults>(unproposed?.faults ?? {});
  const before = revised && currentContent(revised);
  const revision = revised?.revisions.length ?? 0;
  const typing = useTypedChange(element, {
    memberId: me.memberId,
    roomId: place.room.id,
    revises: revised?.id ?? null,
    ...{ draftId, draft },
    place: revised ? `${place.room.id}/${revised.id}/${revision}` : `${place.room.id}/new`,
    initial: unproposed?.typed ?? (draft ? typedIn(draft.fields) : before ? typedOf(before) : emptyChange()),
    answered: unproposed !== undefined,
  });
  const faultText = useFaultText(faults);
  const { typed } = typing;
  const fieldsOf = { typed, place, faultText, drawn: typing.drawn };
  const isBehind = draft !== null && revised !== null && draft.changedAt < (revised.revisions.at(-1)?.at ?? 0);
  const others = draftId ? [] : drafts.filter(({ revises }) => revises === (revised?.id ?? null));

  async function send() {
    if (busy.current) return;
    const now = typing.read();
    const read = readChange(now, me.locale);
    typing.set(now);
    setRefused(null);
    setFaults(read.ok ? {} : read.faults);
    if (!read.ok) return focusFault(element.current);
    busy.current = true;
    setSending(true);
    const fields = fieldsFor(read.content, now);
    const sent = await typing.keyFor(JSON.stringify(fields));
    const answer = await post(fields, sent);
    if (answer.ok) {
      await typing.forget();
      navigate(changeTo(place.room.id, answer.value.refersTo ?? answer.value.id));
    } else {
      busy.current = false;
      setSending(false);
      // A draft that a colleague ended meanwhile is told of where it stands.
      if (!(answer.code === "notFound" && answer.field === "draftId")) setRefused(answer);
      typing.goOn();
    }
  }

  async function discard() {
    const id = typing.told.draft?.id;
    await typing.forget();
    const answer = id ? await postDiscard(me.memberId, place.room.id, id) : null;
    if (answer && !answer.ok) return setRefused(answer);
    navigate(revised ? changeTo(place.room.id, revised.id) : "/changes");
  }

  /** What a refusal may not depend on: the key belongs to exactly this. */
  function fieldsFor(content: ChangeContent, { asksImpact, answerBy }: TypedChange) {
    if (revised) return { content, entryId: revised.id, revision };
    return { content, asksImpact, ...(asksImpact && answerBy && { answerBy }) };
  }

  function post(
    fields: ReturnType<typeof fieldsFor>,
    { clientKey, draftId }: { clientKey: string; draftId: string | null },
  ) {
    const input = { ...fields, roomId: place.room.id, clientKey, ...(draftId && { draftId }) };
    return revised
      ? postCommand(me.memberId, { name: "specChange.revise", input: input as CommandInput<"specChange.revise"> })
      : postCommand(me.memberId, { name: "specChange.propose", input: input as CommandInput<"specChange.propose"> });
  }

  return (
    <ProposalFrame room={place.room} revised={revised}>
      <DraftStatus told={typing.told} me={me} onDiscard={() => void discard()} onRestart={typing.restart} />
      {isBehind && <Notice tone="warning">{t("change:draft.behind")}</Notice>}
      {others.length > 0 && (
        <section className="grid grid-cols-1 gap-2">
          <h2 className="text-sm font-medium">{t("change:draft.goOn")}</h2>
          <DraftRows label={t("change:draft.goOn")} drafts={others} me={me} inRoom />
        </section>
      )}
      <Form
        ref={element}
        method="post"
        noValidate
        className="grid gap-8"
        onInput={() => typing.set(typing.read())}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {/* Enter in a cell presses the first button of a form: it must not send half of it. */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="drawnFor" value={me.memberId} />
        <input type="hidden" name="clientKey" value={formKey} />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="draftId" value={draft?.id ?? ""} />
        <div key={typing.drawing} className="grid gap-8">
          <SubjectFields {...fieldsOf} onSet={typing.set} read={typing.read} />
          <CharacteristicRows typing={typing} faults={faults} onFaults={setFaults} />
          <ReasonFields {...fieldsOf} onSet={typing.set} read={typing.read} lang={me.locale} />
          <EffectivityFields {...fieldsOf} me={me} onSet={typing.set} read={typing.read} />
          {!revised && <AskImpact {...fieldsOf} me={me} onSet={typing.set} read={typing.read} />}
        </div>
        <div className="grid gap-3 border-t border-line pt-6">
          {refused && <Notice tone="refusal">{refusalText(refused)}</Notice>}
          {!refused && Object.keys(faults).length > 0 && (
            <Notice tone="refusal">{t("change:form.faults", { count: Object.keys(faults).length })}</Notice>
          )}
          <div className="flex flex-wrap items-center justify-end gap-2">
            <LinkButton to={revised ? changeTo(place.room.id, revised.id) : `/rooms/${place.room.id}`} tone="quiet">
              {t("change:form.later")}
            </LinkButton>
            <Button tone="primary" isPending={sending}>
              {t(revised ? "change:form.submitRevision" : "change:form.submit")}
            </Button>
          </div>
        </div>
      </Form>
    </ProposalFrame>
  );
}

/** The first field at fault, once its error is drawn. */
function focusFault(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>("[aria-invalid=true], [data-fault]")?.focus());
}
