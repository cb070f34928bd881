import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";

type OnDemandProps = {
  /** Until the code is there, unless the server drew it already. */
  waiting: ReactNode;
  className?: string;
};

/**
 * A part whose code a browser loads when it is first shown. `drawn`: the part itself on the server, which draws it at once,
 * so that it is there without a script; what it drew stays on screen until the code has come. (A Suspense boundary would be
 * drawn anew with an error when a live room changes before it is taken over.)
 */
export function onDemand<P extends object>(drawn: ComponentType<P> | null, load: () => Promise<ComponentType<P>>) {
  let known = drawn;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, beside its imports
  return function OnDemand({ waiting, className, ...props }: P & OnDemandProps) {
    const [Part, setPart] = useState(() => known);
    const [takesOver] = useState(useSyncExternalStore(never, isAlive, isDrawn));
    useEffect(() => {
      if (Part) return;
      let wanted = true;
      void load().then((part) => {
        known = part;
        if (wanted) setPart(() => part);
      });
      return () => {
        wanted = false;
      };
    }, [Part]);
    if (Part) {
      return (
        <div key="alive" className={className}>
          <Part {...(props as unknown as P)} />
        </div>
      );
    }
    if (takesOver) {
      // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set; React leaves alone what the server drew
      return <div className={className} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
    }
    return <div className={className}>{waiting}</div>;
  };
}

const never = () => () => {};
const isAlive = () => false;
/** While React takes over what the server drew. */
const isDrawn = () => true;
