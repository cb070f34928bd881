import { randomUUID } from "node:crypto";
import type * as z from "zod/mini";
import { commands } from "~/domain/protocol";
import { newId } from "../../server/services/id";
import type { EveryRoute } from "./every-route";
import { fieldNames, idFields, sampleOf, type Values } from "./sample-input";

type Forms = Record<string, z.ZodMiniType>;

/** What may stand in an address where the manifest has a parameter. A new one has to be named here. */
const parameters: Record<string, (secret: string) => string> = {
  roomId: (secret) => secret,
  entryId: (secret) => secret,
  fileId: (secret) => secret,
  uploadId: (secret) => secret,
  rendition: () => "original",
  token: (secret) => secret,
  "*": (secret) => `nothing/${secret}`,
};

/** Its address, with the secret in the place of each parameter; `roomId`: in a room that the reader may know of. */
export function addressOf({ id, path }: EveryRoute, secret: string, roomId = secret): string {
  return path.replace(/:(\w+)\??|\*/g, (part, name = "*") => {
    const value = parameters[name];
    if (!value) throw new Error(`${id}: what stands for ${part}? Say it in \`parameters\``);
    return encodeURI(name === "roomId" ? roomId : value(secret));
  });
}

/** The address itself, with each word that it may know as a question, alone and all together; also of the room. */
export function questionsTo(route: EveryRoute, fields: string[], secret: string, room: string): string[] {
  const paths = [...new Set([addressOf(route, secret), addressOf(route, secret, room)])];
  const all = [...new Set([...fields, ...route.words])];
  const together = new URLSearchParams(all.map((word) => [word, secret])).toString();
  const queries = ["", `?${together}`, ...route.words.map((word) => `?${word}=${secret}`)];
  return [
    ...(route.draws ? paths.map((path) => `${path}?q=${secret}`) : []),
    ...paths.flatMap((path) => queries.map((query) => doorOf(route, path) + query)),
  ];
}

/** What a page is read from and posted to by a script, which gives the data without the drawing. */
export function doorOf({ draws }: EveryRoute, path: string): string {
  return draws ? `${path === "/" ? "/_root" : path}.data` : path;
}

/** Every form of the domain that has an id in it, replaced, and every command as the two doors of a room read it. */
export function postsTo(
  route: EveryRoute,
  forms: Forms,
  secret: string,
): { label: string; fields: Record<string, string> }[] {
  const made = Object.entries(forms).flatMap(([label, schema]) => {
    // A form that names nothing says nothing about a side room.
    if (idFields(schema).length === 0 && !fieldNames(schema).some((field) => field in everyId(schema, secret)))
      return [];
    const fields = flat(sampleOf(schema, { ...plain, ...everyId(schema, secret) }, label));
    if (!JSON.stringify(fields).includes(secret)) return [];
    return [undefined, ...route.intents].map((intent) => ({ label, fields: intent ? { ...fields, intent } : fields }));
  });
  if (!route.path.includes(":roomId")) return made;
  const doors = Object.entries(commands).map(([command, schema]) => {
    const input = sampleOf(schema, { ...plain, ...everyId(schema, secret) }, command);
    return { label: command, fields: { command, input: JSON.stringify(input) } };
  });
  return [{ label: "nothing", fields: {} }, ...doors, ...made];
}

/** Values for fields that are no ids, by name, where a letter would not do. */
export const plain: Values = {
  day: "2027-03-01",
  answerBy: "2027-03-01",
  // Only what falls under export control has one.
  permit: null,
  email: "nobody@test.example",
  managerEmail: "nobody@test.example",
  timeZone: "Asia/Tokyo",
  country: "JP",
  current: "not the password",
  next: "a password that is long enough",
  password: "a password that is long enough",
  code: "AAAA-BBBB",
  opensAt: "08:00",
  closesAt: "17:00",
  quietFrom: "20:00",
  quietTo: "07:00",
  // All of them, each once.
  priority: ["quality", "cost", "delivery"],
  nominal: "12",
  unit: "MMT",
  lower: "0",
  upper: "+0.018",
  currency: "JPY",
  terms: "0".repeat(64),
  anchor: "impact:toolingCost",
  // Of a draft, as a form sends it.
  patch: '{"title":"x"}',
};

function everyId(schema: Parameters<typeof idFields>[0], secret: string): Values {
  const value = /^[0-9a-f-]{36}$/.test(secret) ? secret : newId();
  const input = { roomId: value, entryId: value, text: "x", lang: "en", clientKey: newId() };
  return { place: value, input, ...Object.fromEntries(idFields(schema).map((field) => [field, value])) };
}

/** A key of its own for each time. */
export function fresh(fields: Record<string, string>): Record<string, string> {
  const key = randomUUID();
  const next = { ...fields };
  if (next.clientKey) next.clientKey = key;
  if (next.input) next.input = JSON.stringify({ ...JSON.parse(next.input), clientKey: key });
  return next;
}

/** As a form sends it; a list by its first value. */
function flat(input: Record<string, unknown>): Record<string, string> {
  const text = (value: unknown): string =>
    Array.isArray(value) ? text(value[0]) : typeof value === "object" ? JSON.stringify(value) : String(value);
  return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, text(value)]));
}
