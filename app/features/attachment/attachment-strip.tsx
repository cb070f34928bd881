import { lazy, Suspense, useState } from "react";
import type { Company } from "~/domain/actor";
import { type CurrentDrawing, crossesUnchecked, mostFiles, undescribed } from "~/domain/file";
import { useInNotes } from "~/features/room/in-notes";
import { useAttachmentT } from "~/i18n/attachment-texts";
import { Icon } from "~/ui/icon";
import { AttachmentCard } from "./attachment-card";
import type { Attaching } from "./use-attaching";

const DescribeDialog = lazy(() => import("~/features/file/describe-dialog"));

type AttachmentStripProps = {
  attached: Attaching;
  memberId: string;
  roomId: string;
  companies: ReadonlyMap<string, Company>;
  drawings: readonly CurrentDrawing[];
};

/** What is attached to what is being written, above the box. */
export function AttachmentStrip({ attached, memberId, roomId, companies, drawings }: AttachmentStripProps) {
  const t = useAttachmentT();
  const inNotes = useInNotes() !== null;
  const [describing, setDescribing] = useState<string | null>(null);
  const { files, uploads, leftOut, blocked } = attached;
  const countries = [...companies.values()].map(({ country }) => country);
  const isUnchecked = !inNotes && files.some((file) => crossesUnchecked(file.description ?? undescribed, countries));
  const described = files.find(({ id }) => id === describing);
  const isRefused = blocked === "refused" && files.some(({ state }) => state === "refused");
  const isEarly = blocked === "later" && files.some(({ state }) => state !== "finished");
  if (!uploads || (files.length === 0 && leftOut === 0)) return null;
  return (
    <section aria-label={t("attachment:strip.label")} className="grid gap-1.5">
      <ul className="-m-1 grid max-h-[32dvh] grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-1.5 overflow-y-auto overscroll-contain p-1">
        {files.map((file) => (
          <AttachmentCard key={file.id} file={file} uploads={uploads} onDescribe={() => setDescribing(file.id)} />
        ))}
      </ul>
      <p role="status" className="text-xs text-danger empty:hidden">
        {leftOut > 0 && t("attachment:strip.tooMany", { count: leftOut, most: mostFiles })}
        {isRefused && t("attachment:strip.blocked")}
        {isEarly && t("attachment:strip.laterBlocked")}
      </p>
      {isUnchecked && (
        <p className="flex items-start gap-1.5 text-xs text-warning">
          <Icon name="warning" className="mt-px size-3.5" />
          {t("attachment:strip.unchecked")}
        </p>
      )}
      {described && (
        <Suspense fallback={null}>
          <DescribeDialog
            files={[{ ...undescribed, ...described.description, id: described.id, name: described.name }]}
            memberId={memberId}
            roomId={roomId}
            drawings={drawings}
            onSave={(id, description) => void uploads.describe(id, description)}
            onClose={() => setDescribing(null)}
          />
        </Suspense>
      )}
    </section>
  );
}
