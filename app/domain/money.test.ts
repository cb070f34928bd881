import { expect, test } from "vitest";
import { type Currency, converted, isCurrency, percentDelta, readMoney } from "./money";

test.each<[string, Currency, string]>([
  ["380", "JPY", "380"],
  ["￥380", "JPY", "380"],
  ["¥ 1,200", "JPY", "1200"],
  ["JP¥1,200", "JPY", "1200"],
  ["380円", "JPY", "380"],
  ["１，２００円", "JPY", "1200"],
  ["▲￥360", "JPY", "-360"],
  ["￥▲360", "JPY", "-360"],
  ["(￥360)", "JPY", "-360"],
  ["(360円)", "JPY", "-360"],
  ["+35円", "JPY", "35"],
  ["380.00", "JPY", "380"],
  ["JPY 18000", "JPY", "18000"],
  ["415원", "KRW", "415"],
  ["₩1,200", "KRW", "1200"],
  ["￦1,200", "KRW", "1200"],
  ["$12.5", "USD", "12.5"],
  ["US$1,234.50", "USD", "1234.5"],
  ["12 USD", "USD", "12"],
  ["-0.00", "USD", "0"],
  ["€9.99", "EUR", "9.99"],
  ["kr 120", "NOK", "120"],
  ["￥12.30", "CNY", "12.3"],
])("%s in %s is %s", (typed, currency, amount) => {
  expect(readMoney(typed, currency)).toBe(amount);
});

test.each<[string, Currency]>([
  ["380.5", "JPY"],
  ["415.50원", "KRW"],
  ["12.345", "USD"],
  ["$380", "JPY"],
  ["380円", "KRW"],
  ["₩380", "JPY"],
  ["12,50", "EUR"],
  ["1.2万円", "JPY"],
  ["3만원", "KRW"],
  ["円", "JPY"],
  ["", "JPY"],
  ["about 380", "JPY"],
])("%s is no amount in %s", (typed, currency) => {
  expect(readMoney(typed, currency)).toBeNull();
});

test("an amount is converted at the rate given, a half away from zero", () => {
  expect(converted("415", "9.12", "KRW")).toBe("3785"); // 3784.80
  expect(converted("50", "9.17", "KRW")).toBe("459"); // 458.5
  expect(converted("-50", "9.17", "KRW")).toBe("-459");
  expect(converted("415", "0.0067", "USD")).toBe("2.78");
  expect(converted("3785", "0.10965", "JPY")).toBe("415");
});

test("a change in percent has at most one decimal, and there is none from nothing", () => {
  expect(percentDelta("380", "415")).toBe("9.2");
  expect(percentDelta("415", "380")).toBe("-8.4");
  expect(percentDelta("1200", "840")).toBe("-30");
  expect(percentDelta("380", "380.00")).toBe("0");
  expect(percentDelta("-100", "-50")).toBe("50");
  expect(percentDelta("0", "415")).toBeNull();
});

test("a currency is known by its code", () => {
  expect(isCurrency("KRW")).toBe(true);
  expect(isCurrency("krw")).toBe(false);
  expect(isCurrency("toString")).toBe(false);
});
