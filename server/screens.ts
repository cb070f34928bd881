import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import type { ScreenSource } from "./http";

/** The built screens. Files with a hash in their name are kept for ever; the rest is asked for again. */
export const builtScreens =
  (folder: string): ScreenSource =>
  async () => {
    const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(join(folder, "server/index.js")).href);
    const files = express.Router();
    const hashed = { immutable: true, maxAge: "1y", index: false, redirect: false } as const;
    files.use(
      "/assets",
      express.static(join(folder, "client/assets"), hashed),
      (_, response) => void response.sendStatus(404),
    );
    files.use(express.static(join(folder, "client"), { maxAge: "1h", index: false, redirect: false }));
    return { build: async () => build, files, close: async () => {} };
  };

/** The screens as they stand in the source, reloaded as they change. */
export const liveScreens: ScreenSource = async (server) => {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
  const build = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  return { build, files: vite.middlewares, close: () => vite.close() };
};
