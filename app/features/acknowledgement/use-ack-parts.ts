import { useLoaded } from "~/ui/use-loaded";

/**
 * What an acknowledgement needs only when it is used, such as its table: fetched as soon as one is on screen, so that it is
 * there later without the network, too.
 */
export function useAckParts() {
  return useLoaded(parts);
}

async function parts() {
  const [{ AckTable }, { AckPending }, { AckWords }] = await Promise.all([
    import("./ack-table"),
    import("./ack-pending"),
    import("./ack-words"),
  ]);
  return { AckTable, AckPending, AckWords };
}
