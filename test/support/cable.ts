import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A line to the portal that a test can cut: what is open breaks, and nothing new gets through until it is mended. */
export async function layCable(portalUrl: string) {
  const { port } = new URL(portalUrl);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port), "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    cut(): void {
      whole = false;
      for (const socket of open) socket.destroy();
    },
    mend(): void {
      whole = true;
    },
    remove(): void {
      this.cut();
      server.close();
    },
  };
}
