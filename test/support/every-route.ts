import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type * as z from "zod/mini";
import { fieldNames } from "./sample-input";

export type EveryRoute = {
  id: string;
  /** With parameters as `:name`; the last part of a catch-all is `*`. */
  path: string;
  reads: boolean;
  acts: boolean;
  draws: boolean;
  /** Short words in the source: among them the names of what it reads from an address or a form. */
  words: string[];
  /** What its forms mean to do, as far as one field tells. */
  intents: string[];
};

/** Every route of the built manifest that has an address of its own. */
export async function everyRoute(): Promise<EveryRoute[]> {
  const file = pathToFileURL(resolve("build/server/index.js")).href;
  const { routes }: ServerBuild = await import(/* @vite-ignore */ file);
  return Object.values(routes).flatMap((route) => {
    if (!route || route.id === "root") return [];
    const { module, id } = route;
    const source = sourceOf(id);
    return {
      id,
      path: pathOf(routes, id),
      reads: module.loader !== undefined || module.default !== undefined,
      acts: module.action !== undefined,
      draws: module.default !== undefined,
      words: [...new Set([...source.matchAll(/"([a-zA-Z]{1,16})"/g)].map(([, word]) => word as string))],
      intents: [...source.matchAll(/"intent"\)\s*[!=]==?\s*"([\w.]+)"/g)].map(([, word]) => word as string),
    };
  });
}

/** Every form of the domain by its name: what `app/domain` exports as `…Form`. */
export async function everyForm(): Promise<Record<string, z.ZodMiniType>> {
  const forms: Record<string, z.ZodMiniType> = {};
  for (const file of readdirSync("app/domain").filter((name) => name.endsWith(".ts") && !name.includes(".test."))) {
    const exported: Record<string, unknown> = await import(resolve("app/domain", file));
    for (const [name, value] of Object.entries(exported)) if (isObjectSchema(value)) forms[name] = value;
  }
  return forms;
}

/** Every name that a form's field has. */
export function everyField(forms: Record<string, z.ZodMiniType>): string[] {
  return [...new Set(Object.values(forms).flatMap(fieldNames))];
}

/** What a browser may say over the socket, and which fields each takes, as the protocol's type has it. */
export function everyClientEvent(): { name: string; fields: string[]; answers: boolean }[] {
  const source = readFileSync("app/domain/protocol.ts", "utf8");
  const block = /export type ClientToServer = \{([\s\S]*?)\n\};/.exec(source)?.[1] ?? "";
  const plain = block.replace(/\/\*\*[\s\S]*?\*\//g, "");
  const events = [...plain.matchAll(/^ {2}"?([\w.]+)"?: \(([\s\S]*?)\) => void;$/gm)];
  return events.map(([, name = "", parameters = ""]) => {
    const input = /input: (\{[^}]*\}|\w+)/.exec(parameters)?.[1] ?? "";
    const fields = [...input.matchAll(/(\w+)\??:/g)].map(([, field]) => field as string);
    return { name, fields, answers: parameters.includes("answer:") };
  });
}

function isObjectSchema(value: unknown): value is z.ZodMiniType {
  const def = (value as { _zod?: { def?: { type?: string } } } | null)?._zod?.def;
  return def?.type === "object";
}

function pathOf(routes: ServerBuild["routes"], id: string): string {
  const parts: string[] = [];
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) {
    if (route.path) parts.unshift(route.path);
  }
  return `/${parts.join("/")}`;
}

function sourceOf(id: string): string {
  for (const end of [".tsx", ".ts"]) {
    try {
      return readFileSync(`app/${id}${end}`, "utf8");
    } catch {
      // The other one.
    }
  }
  return "";
}
