import { lazy, Suspense, useState } from "react";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Time } from "~/ui/time";

const JumpToDay = lazy(() => import("./jump-to-day"));

/** Stays in sight while its day is scrolled through; pressed, it leads to any other day. */
export function DayLine({ at, roomId }: { at: number; roomId: string }) {
  const t = useT();
  const format = useFormat();
  const [jumping, setJumping] = useState(false);
  return (
    <p className="pointer-events-none sticky top-0 z-10 my-2 grid place-items-center py-1">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t("room:day.label", { day: format.fullDay(at) })}
        onClick={() => setJumping(true)}
        className="pointer-events-auto rounded-full border border-line bg-surface px-3 text-xs leading-6 text-soft hover:text-ink pointer-coarse:after:absolute pointer-coarse:after:-inset-2 relative"
      >
        <Time at={at} as="fullDay" />
      </button>
      {jumping && (
        <Suspense fallback={null}>
          <JumpToDay roomId={roomId} at={at} onClose={() => setJumping(false)} />
        </Suspense>
      )}
    </p>
  );
}
