import { beforeAll, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import type { Result } from "~/domain/result";
import { boreChange, boreSheet } from "../support/bore-change";
import { alive, newPerson } from "../support/browser";
import { startWorld, type World } from "../support/world";

let world: World;
let path: string;

beforeAll(async () => {
  world = await startWorld();
  path = `/rooms/${world.room}`;
  return () => world.stop();
});

test("a change's card stands in both browsers, moves in the other one without a reload, and is the same after it", async () => {
  const { sato, kim } = world.people;
  const buyer = await world.client(kim);
  const supplier = await world.client(sato);
  const desk = await newPerson(world, kim);
  const phone = await newPerson(world, sato, { phone: true });
  await Promise.all([desk.goto(path), phone.goto(path)]);
  await Promise.all([alive(desk), alive(phone)]);

  const command = { roomId: world.room, content: boreChange, asksImpact: true, answerBy: "2026-10-06" };
  const change = entryOf(await buyer.command("specChange.propose", command));
  const [onDesk, onPhone] = [desk, phone].map((page) => page.getByRole("article", { name: /SC-001/ }));
  if (!onDesk || !onPhone) throw new Error("there are two");
  await onDesk.getByText("공차 변경 제안: Ø12 H8 → H7, 10/19 로트부터").waitFor();
  await onPhone.getByText("公差変更の提案：Ø12 H8→H7、10/19ロットから").waitFor();
  expect(await onPhone.innerText()).toContain("影響回答待ち");
  expect(await onDesk.innerText()).toContain("영향 검토 회신 대기");
  for (const card of [onDesk, onPhone]) expect(await card.innerText()).toContain("Ø12 H7 (0/+0.018) mm");
  expect(await onPhone.getByRole("link", { name: boreChange.title }).getAttribute("lang")).toBe("ko");
  expect(await onPhone.getByRole("link", { name: "影響を回答" }).getAttribute("href")).toBe(
    `${path}/changes/${change.id}/impact`,
  );
  await onDesk.getByText("Sato 님 열람, 아직 합의 아님").waitFor();

  await onPhone.getByRole("button", { name: "内容を確認（同意ではありません）" }).click();
  await onDesk.getByText("Sato 님 내용 확인, 아직 합의 아님").waitFor();
  expect(await onPhone.getByRole("button", { name: /内容を確認/ }).count()).toBe(0);

  const about = { roomId: world.room, entryId: change.id, revision: 1 };
  entryOf(await supplier.command("specChange.answerImpact", { ...about, sheet: boreSheet }));
  await onDesk.getByText("영향 검토 회신 완료").waitFor();
  expect(await onDesk.innerText()).toContain("JP¥380 → JP¥415 (+JP¥35)");
  expect(await onPhone.innerText()).toMatch(/￥380 → ￥415 \(\+￥35\)/);
  expect(await onPhone.innerText()).toContain("+2営業日");
  await desk.getByText("영향 검토를 회신했습니다: SC-001 (Sato 님)").first().waitFor();
  expect(await phone.getByRole("link", { name: "SatoがSC-001の影響を回答しました。" }).getAttribute("href")).toBe(
    `${path}/changes/${change.id}`,
  );

  const before = await Promise.all([onDesk.innerText(), onPhone.innerText()]);
  await Promise.all([desk.reload(), phone.reload()]);
  await Promise.all([alive(desk), alive(phone)]);
  await expect.poll(() => Promise.all([onDesk.innerText(), onPhone.innerText()])).toEqual(before);
  await desk.goto("/notifications");
  await desk.getByText("Sato 님께서 사양 변경의 영향 검토를 회신했습니다").waitFor();
});

test("the room list tells the newest step in its reader's words, and who is asked is told", async () => {
  const { kim, sato } = world.people;
  const { prisma } = world.portal.database;
  await prisma.notification.updateMany({ data: { readAt: new Date() } });
  const client = await world.client(kim);
  const change = entryOf(
    await client.command("specChange.propose", { roomId: world.room, content: boreChange, asksImpact: false }),
  );
  const list = await newPerson(world, sato, { javaScript: false });
  await list.goto("/rooms");
  expect(await list.getByRole("link", { name: /BRK-220/ }).innerText()).toContain("Kim 様がSC-002を提案しました。");
  await list.goto("/notifications");
  const line = list.getByRole("link", { name: /Kim 様から仕様変更の提案があります/ }).first();
  expect(await line.innerText()).toContain(boreChange.title);
  entryOf(
    await client.command("specChange.withdraw", { roomId: world.room, entryId: change.id, reason: "Another way" }),
  );
  await list.goto("/rooms");
  expect(await list.getByRole("link", { name: /BRK-220/ }).innerText()).toContain("Kim 様がSC-002を取り下げました。");
  await list.goto(path);
  expect(await list.getByRole("article", { name: /SC-002/ }).innerText()).toContain("取り下げ");
});

function entryOf(result: Result<Entry>): Entry {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}
