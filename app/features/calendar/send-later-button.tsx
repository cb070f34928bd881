import { lazy, Suspense, useState } from "react";
import type { Company } from "~/domain/actor";
import { useInNotes } from "~/features/room/in-notes";
import type { Me } from "~/features/room/room-screen";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { acrossFrom } from "./other-side";

const LaterDialog = lazy(() => import("./later-dialog"));

type SendLaterButtonProps = {
  companies: ReadonlyMap<string, Company>;
  me: Pick<Me, "organizationId">;
  isDisabled: boolean;
  onLater: (sendAt: number) => void;
};

/** Sends what is in the box at another time. */
export function SendLaterButton({ companies, me, isDisabled, onLater }: SendLaterButtonProps) {
  const t = useT();
  const inNotes = useInNotes();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Button
        tone="quiet"
        square
        aria-label={t("calendar:later.title")}
        isDisabled={isDisabled}
        onPress={() => setChoosing(true)}
        className="scripting-none:hidden"
      >
        <Icon name="clock" />
      </Button>
      {choosing && (
        <Suspense fallback={null}>
          <LaterDialog
            title={t("calendar:later.title")}
            across={inNotes ? [] : acrossFrom(companies, me.organizationId)}
            onChoose={(sendAt) => {
              setChoosing(false);
              onLater(sendAt);
            }}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
    </>
  );
}
