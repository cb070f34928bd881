import { expect, test } from "vitest";
import type { Person } from "./actor";
import { mentionsIn, peopleLike } from "./mention";

const person = (id: string, name: string, reading: string | null = null): Person => ({
  ...{ id, name, reading, organizationId: "", locale: "ja", present: true },
});
const tanaka = person("tanaka", "田中 一郎", "タナカ イチロウ");
const kenji = person("kenji", "佐藤 健二", "さとう けんじ");
const kenta = person("kenta", "佐藤 健太", "さとう けんた");
const seoyeon = person("seoyeon", "김서연", "Kim Seoyeon");
const everyone = [tanaka, kenji, kenta, seoyeon];
const named = (text: string, chosen: string[] = []) => mentionsIn(text, everyone, chosen);

test("a person is named by name or reading, with either @, in any script and width", () => {
  expect(named("@田中 一郎さん、図面の件です")).toEqual([{ memberId: "tanaka", as: "田中 一郎" }]);
  expect(named("＠田中さん")).toEqual([{ memberId: "tanaka", as: "田中" }]);
  expect(named("@たなか さん")).toEqual([{ memberId: "tanaka", as: "たなか" }]);
  expect(named("@ﾀﾅｶ ｲﾁﾛｳ")).toEqual([{ memberId: "tanaka", as: "ﾀﾅｶ ｲﾁﾛｳ" }]);
  expect(named("@김서연님께 @seoyeon")).toEqual([
    { memberId: "seoyeon", as: "김서연" },
    { memberId: "seoyeon", as: "seoyeon" },
  ]);
});

test("of two people with the same name nobody is meant, until one is chosen", () => {
  expect(named("@佐藤さん")).toEqual([]);
  expect(named("@佐藤さん", ["kenta"])).toEqual([{ memberId: "kenta", as: "佐藤" }]);
  expect(named("@佐藤健二さん")).toEqual([{ memberId: "kenji", as: "佐藤健二" }]);
});

test("an address and a lone sign name nobody", () => {
  expect(named("mail kim@example.com or to@김서연, 5 @ 380 yen, @")).toEqual([]);
});

test("what is typed after the sign finds people by the beginning of any of their words", () => {
  const found = (typed: string) => peopleLike(typed, everyone).map(({ id }) => id);
  expect(found("さと")).toEqual(["kenji", "kenta"]);
  expect(found("イチ")).toEqual(["tanaka"]);
  expect(found("ㄱㅅ")).toEqual(["seoyeon"]);
  expect(found("SEO")).toEqual(["seoyeon"]);
  expect(found("zzz")).toEqual([]);
});
