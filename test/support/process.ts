import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
/** After `exec node`: with the very settings that people get. */
const startArguments: string[] = scripts.start.split(" ").slice(2);

export type Started = Awaited<ReturnType<typeof startProcess>>;

/** Starts the built portal as `npm start` does after building, and waits until it says that it is ready or ends. */
export async function startProcess(env: Record<string, string>) {
  const child = spawn(process.execPath, startArguments, {
    env: { PATH: process.env.PATH, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", SAMPLES: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const url = await Promise.race([readyUrl(child, () => said), once(child, "exit").then(() => undefined)]);
  return {
    /** undefined: it ended instead of starting. */
    url,
    pid: child.pid,
    said: () => said,
    exitCode: () => child.exitCode,
    kill: () => end(child, "SIGKILL"),
    stop: () => end(child, "SIGTERM"),
  };
}

async function readyUrl(child: ChildProcess, said: () => string): Promise<string | undefined> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && child.exitCode === null; ) {
    const found = /Ready at (\S+)/.exec(said())?.[1];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return undefined;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}
