import { createServer, type Socket } from "node:net";

export type SmtpServer = Awaited<ReturnType<typeof startSmtp>>;

/** A small SMTP server that takes mail, or refuses the next ones with a reply. Answers on loopback alone. */
export async function startSmtp() {
  const taken: { to: string[]; data: string }[] = [];
  const refusals: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    taken,
    /** Replies to the next RCPT, one a mail, such as `451 later`. */
    refusals,
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function talk(socket: Socket): void {
    const reply = (line: string) => socket.write(`${line}\r\n`);
    let buffer = "";
    let to: string[] = [];
    let isData = false;
    reply("220 test");
    socket.on("data", (chunk) => {
      buffer += chunk.toString("utf8");
      for (;;) {
        const end = buffer.indexOf(isData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          taken.push({ to, data: line });
          to = [];
          reply("250 taken");
        } else {
          answer(line);
        }
      }
    });

    function answer(line: string): void {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "RCPT") {
        const refusal = refusals.shift();
        if (!refusal) to.push(/<(.*)>/.exec(line)?.[1] ?? "");
        reply(refusal ?? "250 ok");
      } else if (verb === "DATA") {
        isData = true;
        reply("354 go on");
      } else if (verb === "QUIT") {
        reply("221 bye");
        socket.end();
      } else {
        reply("250 ok");
      }
    }
  }
}
