import { type FormEvent, useEffect, useId, useState } from "react";
import { type CurrentDrawing, type ExportMark, exportMarks, type FileDescription } from "~/domain/file";
import { useInNotes } from "~/features/room/in-notes";
import { readMemory } from "~/features/room/transport";
import { useAttachmentT } from "~/i18n/attachment-texts";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { FileName } from "./file-name";

type Described = FileDescription & { id: string; name: string };

type DescribeDialogProps = {
  /** The first one is asked about first. */
  files: readonly Described[];
  memberId: string;
  roomId: string;
  drawings: readonly CurrentDrawing[];
  onSave: (id: string, description: FileDescription) => void;
  onClose: () => void;
};

/** Which part a file shows, in which revision, and whether it may leave the country. */
export default function DescribeDialog({ files, memberId, roomId, drawings, onSave, onClose }: DescribeDialogProps) {
  const t = useAttachmentT();
  const formId = useId();
  const listId = useId();
  const inNotes = useInNotes() !== null;
  const [id, setId] = useState(files[0]?.id);
  const [edited, setEdited] = useState<ReadonlyMap<string, FileDescription>>(new Map());
  const file = files.find((other) => other.id === id) ?? files[0];
  const [mark, setMark] = useState<ExportMark>(file?.exportMark ?? "notChecked");
  const [missing, setMissing] = useState<Lack | null>(null);
  const parts = useKnownParts(memberId, roomId, drawings);
  if (!file) return null;

  const shown = edited.get(file.id) ?? file;

  /** With what was typed for the file on screen. */
  function withTyped(form: HTMLFormElement, about: Described): Map<string, FileDescription> {
    const field = (name: string) => String(new FormData(form).get(name) ?? "").trim() || null;
    const permit = mark === "applicable" ? field("permit") : null;
    const typed = { part: field("part"), revision: field("revision"), exportMark: mark, permit };
    return new Map([...edited, [about.id, typed]]);
  }

  function ask(next: string, all: ReadonlyMap<string, FileDescription>, lack: Lack | null) {
    const description = all.get(next) ?? files.find((other) => other.id === next);
    setEdited(all);
    setId(next);
    setMark(description?.exportMark ?? "notChecked");
    setMissing(lack);
  }

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation(); // it stands in the box's own form
    const all = withTyped(event.currentTarget, file as Described);
    for (const [other, description] of all) {
      const lack = lackOf(description);
      if (lack) return ask(other, all, lack);
    }
    for (const before of files) {
      const description = all.get(before.id);
      if (description && says(description) !== says(before)) onSave(before.id, description);
    }
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("attachment:describe.title")}
      actions={
        <>
          <Button onPress={onClose}>{t("action.cancel")}</Button>
          <Button tone="primary" form={formId}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <form key={file.id} id={formId} onSubmit={save} className="grid gap-4" noValidate>
        {files.length > 1 ? (
          <SelectField
            label={t("attachment:describe.file")}
            value={file.id}
            onChange={({ target }) => target.form && ask(target.value, withTyped(target.form, file), null)}
          >
            {files.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </SelectField>
        ) : (
          <FileName name={file.name} className="text-sm text-soft" />
        )}
        <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-3">
          <TextField
            name="part"
            label={t("attachment:describe.part")}
            defaultValue={shown.part ?? ""}
            list={listId}
            maxLength={60}
            autoComplete="off"
            error={missing === "part" ? t("attachment:describe.partMissing") : undefined}
          />
          <TextField
            name="revision"
            label={t("attachment:describe.revision")}
            defaultValue={shown.revision ?? ""}
            maxLength={60}
            autoComplete="off"
          />
        </div>
        <datalist id={listId}>
          {parts.map((part) => (
            <option key={part} value={part} />
          ))}
        </datalist>
        <SelectField
          label={t("file:mark.label")}
          value={mark}
          onChange={({ target }) => setMark(target.value as ExportMark)}
        >
          {exportMarks.map((one) => (
            <option key={one} value={one}>
              {t(`file:mark.${one}`)}
            </option>
          ))}
        </SelectField>
        {mark === "applicable" && (
          <TextField
            name="permit"
            label={t("file:mark.permit")}
            defaultValue={shown.permit ?? ""}
            maxLength={60}
            autoComplete="off"
            error={missing === "permit" ? t("attachment:describe.permitMissing") : undefined}
          />
        )}
        <p className="text-sm text-soft">{t(inNotes ? "attachment:describe.ownHint" : "attachment:describe.hint")}</p>
      </form>
    </Dialog>
  );
}

/** What was only looked at is no new description. */
function says({ part, revision, exportMark, permit }: FileDescription): string {
  return JSON.stringify([part, revision, exportMark, permit]);
}

type Lack = "part" | "permit";

/** A revision is one of a part, and an applicable file names its permit. */
function lackOf({ part, revision, exportMark, permit }: FileDescription): Lack | null {
  if (revision && !part) return "part";
  return exportMark === "applicable" && !permit ? "permit" : null;
}

/** The parts that the room knows: of its drawings, and what is pinned as one. */
function useKnownParts(memberId: string, roomId: string, drawings: readonly CurrentDrawing[]): string[] {
  const [pinned, setPinned] = useState<string[]>([]);
  useEffect(() => {
    let wanted = true;
    void readMemory(memberId, roomId).then((memory) => {
      if (!wanted || !memory.ok) return;
      setPinned(
        memory.value.items.filter(({ topic, text }) => topic === "part" && text.length <= 60).map(({ text }) => text),
      );
    });
    return () => {
      wanted = false;
    };
  }, [memberId, roomId]);
  return [...new Set([...drawings.map(({ part }) => part), ...pinned])];
}
