import type * as z from "zod/mini";

/** Values for fields by their names; a field that holds an id and is not among them is an error: somebody has to say. */
export type Values = Record<string, unknown>;

type Def = {
  type: string;
  format?: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  in?: Schema;
  out?: Schema;
  options?: Schema[];
  entries?: Record<string, string>;
  values?: unknown[];
  checks?: { _zod: { def: { minimum?: number } } }[];
};
type Schema = { _zod: { def: Def } };

/** An input that the schema takes, made from the schema itself. Throws where it cannot tell what to put in. */
export function sampleOf(schema: z.ZodMiniType, values: Values, name: string): Record<string, unknown> {
  const input = make(schema as unknown as Schema, "", values, name);
  const parsed = schema.safeParse(input);
  if (parsed.success) return input as Record<string, unknown>;
  const [issue] = parsed.error.issues;
  throw new Error(`${name}: no sample for the field ${issue?.path.join(".")}; say one in the values`);
}

/** Every field of the schema that holds an id, wherever it stands. */
export function idFields(schema: z.ZodMiniType): string[] {
  const found = new Set<string>();
  const look = (each: Schema, field: string) => {
    const { def } = each._zod;
    if (isId(def) || (def.type === "string" && /Ids?$/.test(field))) found.add(field);
    for (const [key, inner] of Object.entries(def.shape ?? {})) look(inner, key);
    for (const inner of [def.element, def.innerType, def.in, ...(def.options ?? [])]) if (inner) look(inner, field);
  };
  look(schema as unknown as Schema, "");
  return [...found];
}

/** Every name that a field of the schema has. */
export function fieldNames(schema: z.ZodMiniType): string[] {
  return Object.keys((schema as unknown as Schema)._zod.def.shape ?? {});
}

function make(schema: Schema, field: string, values: Values, name: string): unknown {
  const { def } = schema._zod;
  if (def.type === "array") return Array.isArray(values[field]) ? values[field] : list(def, field, values, name);
  if (field in values && !wrappers.has(def.type)) return values[field];
  switch (def.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([key, inner]) => [key, make(inner, key, values, name)]),
      );
    case "optional":
    case "nullable":
    case "default":
    case "catch":
      return make(def.innerType as Schema, field, values, name);
    case "pipe":
      return make(def.in as Schema, field, values, name);
    case "union":
      return make(def.options?.[0] as Schema, field, values, name);
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "literal":
      return def.values?.[0];
    case "boolean":
      return true;
    case "int":
    case "number":
      return 1;
    case "string":
      if (isId(def)) throw new Error(`${name}: what does the id in the field ${field} name? Say it in the values`);
      return "x";
    default:
      throw new Error(`${name}: no sample for the field ${field}, which is of the type ${def.type}`);
  }
}

const wrappers = new Set(["object", "optional", "nullable", "default", "catch"]);

/** As many as there must be. */
function list(def: Def, field: string, values: Values, name: string): unknown[] {
  const least = def.checks?.map(({ _zod }) => _zod.def.minimum ?? 1) ?? [];
  return Array.from({ length: Math.max(1, ...least) }, () => make(def.element as Schema, field, values, name));
}

const isId = (def: Def) => def.type === "string" && def.format === "uuid";
