import { expect, test } from "vitest";
import { countryOf } from "./country";

test("a public address says its country, in either family", async () => {
  expect(await countryOf("133.11.0.1")).toBe("JP");
  expect(await countryOf("::ffff:133.11.0.1")).toBe("JP");
  expect(await countryOf("147.46.10.10")).toBe("KR");
  expect(await countryOf("240b:10::1")).toBe("JP");
});

test("an address of an own network, and what is no address, says nothing", async () => {
  const none = ["127.0.0.1", "10.1.2.3", "172.31.0.9", "192.168.0.1", "100.64.1.1", "::1", "fd00::1", "fe80::1%eth0"];
  for (const address of [...none, "unknown", "", "999.1.1.1"]) expect(await countryOf(address), address).toBeNull();
});
