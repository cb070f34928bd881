import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { type FileView, showsSuperseded } from "~/domain/file";
import { attachFor } from "~/features/attachment/attach-for";
import { fileTo } from "~/features/file/file-paths";
import type { FilePlace } from "~/features/file/sender";
import { threadTo } from "~/features/thread/thread-address";
import { PageSteps } from "~/features/viewer/page-steps";
import { usePages } from "~/features/viewer/use-pages";
import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";
import { Tag } from "~/ui/rows";
import type { Ink } from "./markup";
import { MarkupBox } from "./markup-box";
import type { Size } from "./markup-geometry";
import { markedPicture } from "./markup-picture";
import { MarkupTools, type Tool } from "./markup-tools";
import { MarkupWords } from "./markup-words";
import { useMarkup } from "./use-markup";

type MarkupScreenProps = { view: FileView; me: FilePlace["me"]; page: number };

/** Draws on a picture or on a page of a drawing. Saved, it is a new file in the thread of the message that carries it. */
export function MarkupScreen({ view, me, page }: MarkupScreenProps) {
  const t = useViewerT();
  const navigate = useNavigate();
  const { room, file } = view;
  const { pages, failed } = usePages(room.id, file);
  const marking = useMarkup(me.memberId, `${room.id}/${file.id}/${page}`);
  const [tool, setTool] = useState<Tool>("pen");
  const [ink, setInk] = useState<Ink>("red");
  const [picture, size] = usePicture(pages, page);
  const [saving, setSaving] = useState<"no" | "yes" | "failed">("no");
  const count = pages?.count ?? 1;

  async function save() {
    if (!picture || marking.shapes.length === 0) return;
    setSaving("yes");
    try {
      const { blob, extension } = await markedPicture(picture, marking.shapes, /jpe?g|hei[cf]/.test(file.type));
      const name = nameFor(file.name.replace(/\.[^.]{1,8}$/, ""));
      await attachFor(me.memberId, `${room.id}/thread-${file.rootId}`, {
        name: `${name}.${extension}`,
        blob,
        originId: file.id,
      });
      await marking.forget();
      navigate(threadTo(room.id, file.rootId));
    } catch {
      setSaving("failed");
    }
  }

  const nameFor = (name: string) =>
    count > 1 ? t("viewer:markup.nameOfPage", { name, page }) : t("viewer:markup.name", { name });
  return (
    <div className="fixed inset-0 z-30 flex flex-col bg-ground pt-[env(safe-area-inset-top)]">
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line bg-surface p-2 sm:pe-4">
        <LinkButton to={fileTo(room.id, file.id)} tone="quiet" square aria-label={t("viewer:markup.close")}>
          <Icon name="close" />
        </LinkButton>
        <div className="min-w-0 flex-1">
          <h1 className="truncate font-semibold">{t("viewer:markup.title", { name: file.name })}</h1>
          <p className="flex gap-2 text-xs text-soft">
            {showsSuperseded(file) && <Tag tone="warning">{t("file:list.superseded")}</Tag>}
            <span className="truncate">{t("viewer:markup.kept")}</span>
          </p>
        </div>
        <Button
          tone="primary"
          isDisabled={!picture || marking.shapes.length === 0}
          isPending={saving === "yes"}
          onPress={() => void save()}
        >
          {t("viewer:markup.save")}
        </Button>
      </header>
      {(saving === "failed" || failed) && (
        <div className="p-2">
          <Notice tone="refusal">{t(failed ? "viewer:view.unreadable" : "viewer:markup.failed")}</Notice>
        </div>
      )}
      <noscript>
        <p className="p-4 text-sm text-soft">{t("viewer:view.wantsScript")}</p>
      </noscript>
      <MarkupBox label={t("viewer:markup.box")} picture={picture} size={size} marking={marking} tool={tool} ink={ink}>
        <MarkupWords marking={marking} />
        <PageSteps
          number={page}
          count={count}
          onStep={(number) => navigate(`${fileTo(room.id, file.id)}?draw=${number}`, { replace: true })}
          className="absolute top-3 right-3"
        />
      </MarkupBox>
      <MarkupTools marking={marking} tool={tool} ink={ink} onTool={setTool} onInk={setInk} />
    </div>
  );
}

/** The picture as it will be saved. */
function usePicture(pages: ReturnType<typeof usePages>["pages"], page: number): [HTMLCanvasElement | null, Size] {
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null);
  const wanted = useRef(0);
  useEffect(() => {
    wanted.current += 1;
    const turn = wanted.current;
    void pages?.draw(page, 3072).then(
      (drawn) => wanted.current === turn && setPicture(drawn),
      () => {},
    );
  }, [pages, page]);
  return [picture, picture ?? { width: 4, height: 3 }];
}
