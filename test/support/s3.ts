import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import type { S3Settings } from "../../server/env";

/** A server that speaks S3, with an empty bucket, in this process. */
export async function startS3() {
  const directory = await mkdtemp(join(tmpdir(), "portal-s3-"));
  const bucket = "portal-files";
  const start = async (port: number) => {
    const configureBuckets = [{ name: bucket, configs: [] }];
    const server = new S3rver({ address: "127.0.0.1", port, silent: true, directory, configureBuckets });
    return { server, port: (await server.run()).port };
  };
  let running = await start(0);
  const { port } = running;
  const settings: S3Settings = {
    bucket,
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  };
  return {
    settings,
    stop: () => running.server.close(),
    async start(): Promise<void> {
      running = await start(port);
    },
    async remove(): Promise<void> {
      await running.server.close().catch(() => {});
      await rm(directory, { recursive: true, force: true });
    },
  };
}
