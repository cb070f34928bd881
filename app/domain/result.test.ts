import { expect, test } from "vitest";
import { Refusal, refused, settle } from "./result";

test("a refusal becomes a value, thrown as itself or as the Response that reaches a route", async () => {
  expect(await settle(Promise.resolve(1))).toEqual({ ok: true, value: 1 });
  const thrown = Promise.reject(new Refusal("tooFast", { retryAfter: 3 }));
  expect(await settle(thrown)).toEqual(refused("tooFast", { retryAfter: 3 }));
  const bug = refused("unexpected", { id: "0193" });
  expect(await settle(Promise.reject(Response.json(bug, { status: 500 })))).toEqual(bug);
});

test("whatever is no refusal is thrown on", async () => {
  const redirect = new Response(null, { status: 302 });
  await expect(settle(Promise.reject(redirect))).rejects.toBe(redirect);
  await expect(settle(Promise.reject(new TypeError("bug")))).rejects.toThrow("bug");
});
