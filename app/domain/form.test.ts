import { describe, expect, test } from "vitest";
import { joinForm, pathAfterSignIn, signInForm } from "./account";
import { newRoomForm, setupForm } from "./company";
import { readForm } from "./form";

const id = "0199a1b2-0000-7000-8000-000000000001";

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
}

const setup = {
  ...{ code: "ABCD-EFGH", name: "佐藤 健一", email: "sato@towa.example", password: "a long enough one" },
  ...{ nameEn: "", nameJa: "東和精密", nameKo: "", country: "JP", locale: "ja", timeZone: "Asia/Tokyo" },
};

describe("what a Japanese keyboard types is understood", () => {
  test("full-width letters in an address", () => {
    const read = readForm(signInForm, form({ email: " Ｓａｔｏ＠ＴＯＷＡ．example ", password: "x" }));
    expect(read).toMatchObject({ ok: true, value: { email: "sato@towa.example" } });
  });

  test("full-width digits and spaces in a code", () => {
    expect(readForm(setupForm, form({ ...setup, code: "ＡＢ１２ ３４" }))).toMatchObject({ value: { code: "AB1234" } });
  });
});

describe("a refused form", () => {
  test("names every field at fault", () => {
    const refusal = readForm(
      setupForm,
      form({ ...setup, nameJa: " ", email: "sato", password: "short", timeZone: "" }),
    );
    expect(refusal).toMatchObject({
      ok: false,
      fields: { names: "empty", email: "invalid", password: "weakPassword", timeZone: "empty" },
    });
  });

  test("keeps what was typed, but never a password or a code", () => {
    const refusal = readForm(setupForm, form({ ...setup, country: "XX" }));
    expect(refusal).toMatchObject({ typed: { nameJa: "東和精密", email: "sato@towa.example" } });
    expect(refusal).not.toHaveProperty("typed.password");
    expect(refusal).not.toHaveProperty("typed.code");
  });

  test("is refused for a character that cannot be stored", () => {
    const refusal = readForm(joinForm, form({ ...setup, reading: "", name: "a\u0000b" }));
    expect(refusal).toMatchObject({ fields: { name: "badText" } });
  });
});

test("a company needs one name, in whichever language", () => {
  const read = readForm(setupForm, form(setup));
  expect(read).toMatchObject({ ok: true, value: { nameEn: null, nameJa: "東和精密", nameKo: null } });
});

test("a field whose name ends in Ids is a list", () => {
  const room = { roomName: "BRK-220", counterpart: id, side: "buyer", clientKey: id };
  expect(readForm(newRoomForm, form({ ...room, memberIds: [id] }))).toMatchObject({ value: { memberIds: [id] } });
  expect(readForm(newRoomForm, form(room))).toMatchObject({ fields: { memberIds: "empty" } });
});

test.each([
  ["/rooms/1?at=5", "/rooms/1?at=5"],
  ["//evil.example", "/rooms"],
  ["/\\evil.example", "/rooms"],
  ["https://evil.example", "/rooms"],
  ["/sign-in?next=/x", "/rooms"],
  [null, "/rooms"],
])("after signing in, %s leads to %s", (next, path) => {
  expect(pathAfterSignIn(next)).toBe(path);
});
