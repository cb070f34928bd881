import type { ComponentProps } from "react";
import { useLoaded } from "~/ui/use-loaded";
import type { AttachmentStrip } from "./attachment-strip";

const load = () => import("./attachment-strip");

/** What is attached, as soon as something is. */
export function Attached(props: ComponentProps<typeof AttachmentStrip>) {
  return props.attached.uploads && <Strip {...props} />;
}

function Strip(props: ComponentProps<typeof AttachmentStrip>) {
  const code = useLoaded(load);
  return code && <code.AttachmentStrip {...props} />;
}
