import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { attachingOn } from "../support/attaching";
import { alive, newPerson } from "../support/browser";
import { layCable } from "../support/cable";
import { changeOn } from "../support/change-page";
import { drawingPdf } from "../support/drawing-files";
import { roomOn } from "../support/room-page";
import { startFriday } from "./day-people";

const lost = /net::ERR_|WebSocket|Failed to fetch|status of 503/;
const unanswered = /영업일 미회신|営業日 未回答|No answer for/;

test("a tolerance is changed on a Friday evening, answered with a cheaper way, agreed, and passes its first article", async () => {
  const day = await startFriday("2026-10-02");
  onTestFinished(day.end); // after the browsers, which would miss it
  const { world } = day;
  const { prisma } = world.portal.database;
  const { kim, lee, sato, kobayashi, supplierId } = world.people;
  const room = `/rooms/${world.room}`;
  await prisma.organization.update({ where: { id: supplierId }, data: { opensAt: "09:00" } });
  const adding = { clientKey: randomUUID(), roomId: world.room, memberId: lee.memberId };
  expect(await world.portal.services.execute(kim, "member.add", adding)).toMatchObject({ ok: true });
  const cable = await layCable(world.portal.url);
  onTestFinished(() => cable.remove());
  const on = async (...[actor, look]: [typeof kim, Parameters<typeof newPerson>[2]]) =>
    day.keepsTime(await newPerson(world, actor, look));
  const desk = await on(kim, { language: "ko" });
  await desk.setViewportSize({ width: 1440, height: 900 });
  const phone = await on(sato, { language: "ja", phone: true });
  const workshop = await on(kobayashi, { language: "ja", phone: true, tolerate: lost });
  const english = await on(lee, { language: "en" });
  const everyone = [desk, phone, workshop, english];
  const [kims, satos, kobayashis] = [changeOn(desk), changeOn(phone), changeOn(workshop)];

  // The drawing as it is made today.
  await roomOn(desk).open(room);
  const files = attachingOn(desk);
  await files.choose(drawingPdf("C"));
  await files.describe("BRK-220", "C");
  await files.send("현행 도면입니다.");
  await roomOn(desk).row("현행 도면입니다.").waitFor();

  // Friday, 19:40 in both countries: the buyer is told before sending when the other company begins to count.
  await day.becomes("2026-10-02", "19:40");
  await desk.getByRole("link", { name: "사양 변경 제안" }).click();
  await desk.waitForURL("**/changes/new");
  await alive(desk);
  await kims.fill({
    title: "구멍 공차 변경 Ø12 H8→H7",
    part: "BRK-220",
    class: "design",
    drawingFrom: "C",
    drawingTo: "D",
    "row0.no": "4",
    "row0.name": "구멍",
    "row0.before": "Ø12 H8",
    "row0.after": "Ø12 H7",
    reason: "진동 소음이 3대에서 발생했습니다.",
    effectivity: "lot",
    day: "2026-10-19",
  });
  await kims.cell("fileId").selectOption({ label: "BRK-220 · Rev.C · BRK-220_revC.pdf" });
  await kims.cell("row0.critical").check();
  for (const limits of ["H8 (0/+0.027)", "H7 (0/+0.018)"]) await desk.getByText(limits).waitFor();
  for (const name of ["품질", "납기"]) await desk.getByRole("button", { name }).click();
  await kims.cell("asksImpact").check();
  await desk.getByText("회신 시계는 10/5(월)부터 시작(한국은 휴일)").waitFor();
  await desk.getByText("상대 회사는 오늘 영업이 끝났습니다. 답변 시계는 10/5(월) 09:00 JST부터 시작합니다.").waitFor();
  expect(await kims.cell("answerBy").inputValue(), "three working days of Japan").toBe("2026-10-07");
  expect(await prisma.specChange.count()).toBe(0);
  await desk.getByRole("button", { name: "제안 보내기" }).click();
  await desk.waitForURL(/\/changes\/[0-9a-f-]{36}$/);
  const change = new URL(desk.url()).pathname;
  await desk.getByText("공차 변경 제안: Ø12 H8 → H7, 10/19 로트부터").waitFor();
  // Saturday: read on a phone, in the room and on the page; to have read is no agreement, and nothing is late.
  await day.becomes("2026-10-03", "10:00");
  await english.goto(change);
  await workshop.goto(cable.url + change);
  await roomOn(phone).open(room);
  const card = phone.getByRole("article", { name: /SC-001/ });
  await card.getByText("公差変更の提案：Ø12 H8→H7、10/19ロットから").waitFor();
  await desk.getByText("Sato 님 열람, 아직 합의 아님").waitFor();
  await english.getByText("Seen by Sato; not yet agreed").waitFor();
  await workshop.getByText("Satoさんが閲覧。合意ではありません").waitFor();
  await workshop.getByText("回答期限は10/5(月)から計算（韓国は休日）").waitFor();
  await english.getByText("Answer clock starts Mon 10-05 (Korea closed that day)").waitFor();
  await english.getByText("Tolerance change proposed: Ø12 H8 → H7, from 10-19").waitFor();
  await card.getByRole("link", { name: "구멍 공차 변경 Ø12 H8→H7" }).tap();
  await phone.waitForURL(`**${change}`);
  await alive(phone);
  for (const page of everyone) {
    expect(await changeOn(page).sizes(), "numbers are the same in every language").toEqual([
      "Ø12 H8 (0/+0.027) mm",
      "Ø12 H7 (0/+0.018) mm",
    ]);
    expect(await changeOn(page).text()).not.toMatch(unanswered);
  }
  const reason = phone.getByText("진동 소음이 3대에서 발생했습니다.");
  expect(await reason.getAttribute("lang"), "as it was typed, told to be Korean").toBe("ko");
  expect(await phone.locator("h1 [lang=ko]").innerText()).toBe("구멍 공차 변경 Ø12 H8→H7");
  for (const name of ["影響を回答", "質問"]) await phone.getByRole("link", { name }).waitFor();
  await phone.locator("summary", { hasText: "この条件では受けられない" }).waitFor();
  await phone.getByText("確認は同意ではありません。").waitFor();
  await phone.getByRole("button", { name: "内容を確認" }).tap();
  await desk.getByText("Sato 님 내용 확인, 동의 아님").waitFor();
  expect(await prisma.specChange.findMany()).toMatchObject([{ state: "impactRequested", waitsFor: ["supplier"] }]);

  // Sunday night and Monday morning before nine, a holiday in Korea: not one working day has gone by.
  for (const [on, at] of [
    ["2026-10-04", "23:50"],
    ["2026-10-05", "08:50"],
  ] as const) {
    await day.becomes(on, at);
    for (const page of [desk, phone]) {
      await page.reload();
      await page.getByText(/10\/5\(月\)から計算|10\/5\(월\)부터 시작/).waitFor();
      expect(await changeOn(page).text()).not.toMatch(unanswered);
    }
  }

  // Monday: answered on a phone whose line breaks while it is typed.
  await day.becomes("2026-10-05", "10:00");
  await workshop.goto(cable.url + change);
  await alive(workshop);
  await workshop.getByRole("link", { name: "影響を回答" }).tap();
  await workshop.waitForURL(`**${change}/impact`);
  await kobayashis.fill({
    "proposed.unitPrice.from": "３８０円",
    "proposed.unitPrice.to": "４１５",
    "proposed.tooling.amount": "￥18,000",
    "proposed.tooling.note": "リーマ",
    "proposed.leadTime.days": "＋２",
  });
  cable.cut();
  await kobayashis.noneBut("proposed", ["unitPrice", "tooling", "leadTime", "inProcess", "approval"]);
  await kobayashis.sorts("proposed", "１５０");
  await kobayashis.fill({ "proposed.inProcess.note": "0/+0.021で選別し、合格品は使用" });
  await kobayashis.cell("proposed.approval.firstArticle").check();
  await workshop.getByRole("button", { name: "代替案を追加" }).tap();
  await kobayashis.fill({ "a1.title": "0/+0.021 なら H8 の工具のまま、追加費用なし" });
  await workshop.locator("[name^='a1.instead.']").fill("０／＋０．０２１");
  await workshop.getByRole("button", { name: "費用・影響なし（すべて「なし」）" }).tap();
  await kobayashis.noneBut("a1", ["inProcess", "approval"]);
  await kobayashis.sorts("a1", "１５０個");
  await kobayashis.cell("a1.approval.firstArticle").check();
  await kobayashis.send.tap();
  await workshop.getByText("数として読めません。").waitFor();
  expect(await workshop.locator("[aria-invalid=true]").inputValue(), "it stays to be put right").toBe("１５０個");
  await kobayashis.fill({ "a1.inProcess.quantity": "１５０" });
  await workshop.getByText("すべての項目に回答済みです。").waitFor();
  await kobayashis.send.tap();
  await workshop.locator("form [role=status]").getByText("現在、ポータルを利用できない状態です").waitFor();
  expect(await kobayashis.cell("a1.inProcess.quantity").inputValue(), "the sheet stays where it was").toBe("１５０");
  expect(await prisma.entry.count({ where: { kind: "specChange.impactAnswered" } })).toBe(0);
  cable.mend();
  await workshop.reload();
  await alive(workshop);
  await expect.poll(() => kobayashis.cell("proposed.unitPrice.from").inputValue()).toBe("３８０円");
  expect(await workshop.locator("[name^='a1.instead.']").inputValue()).toBe("０／＋０．０２１");
  await workshop.getByText("すべての項目に回答済みです。").waitFor();
  await kobayashis.send.tap();
  await workshop.waitForURL(`**${change}`);
  await workshop.getByText("影響回答済み").first().waitFor();
  expect(await prisma.entry.count({ where: { kind: "specChange.impactAnswered" } })).toBe(1);

  // Tuesday, Korea is back: both currencies at a rate that the buyer types; the alternative is accepted by both.
  await day.becomes("2026-10-06", "09:30");
  await desk.reload();
  await alive(desk);
  const proposal = kims.option("proposed");
  const alternative = kims.option("a1");
  await proposal.getByText("JP¥380 → JP¥415 (+JP¥35, +9.2%)", { exact: true }).waitFor();
  expect(await kims.text(), "no rate is made up").not.toContain("₩");
  await desk.locator("select[name=to]").selectOption("KRW");
  await kims.fill({ rate: "９．４２", on: "2026-10-06" });
  await desk.getByRole("button", { name: "표시" }).click();
  await desk.getByText("1 JPY = 9.42 KRW(10월 6일 (화), 직접 입력한 환율)").waitFor();
  await proposal.getByText("JP¥380 → JP¥415 (+JP¥35, +9.2%) ≈ ₩3,580 → ₩3,909", { exact: true }).waitFor();
  await proposal.getByText("JP¥18,000 ≈ ₩169,560", { exact: true }).waitFor();
  await proposal.getByText("+2영업일", { exact: true }).waitFor();
  expect(await alternative.innerText()).toContain("Ø12 0/+0.021 mm");
  await kims.accept("a1");
  await desk.getByText("이 조건을 승낙했습니다.").waitFor();
  await desk.getByText("1 JPY = 9.42 KRW(10월 6일 (화), 직접 입력한 환율)").waitFor();
  for (const page of everyone) expect(await changeOn(page).text()).not.toMatch(/합의 완료|合意済み|^Agreed/m);
  await phone.getByText(/が「0\/\+0\.021 なら H8 の工具のまま、追加費用なし」を承諾/).waitFor();
  await phone.reload();
  await alive(phone);
  await satos.accept("a1");
  await desk.getByText("합의: Ø12 0/+0.021, 10/19 로트부터").waitFor();
  await phone.getByText("合意：Ø12 0/+0.021、10/19ロットから").waitFor();
  await english.getByText("Agreed: Ø12 0/+0.021, from 10-19, WIP sorted, price unchanged").waitFor();
  for (const page of everyone)
    expect(await changeOn(page).sizes()).toEqual(["Ø12 H8 (0/+0.027) mm", "Ø12 0/+0.021 mm"]);
  const stamps = [/^Kim .*승낙 \(10월 6일 \(화\) 09:30\)$/, /^Sato 님 .*승낙 \(10월 6일 \(화\) 09:30\)$/];
  for (const stamp of stamps) await desk.getByText(stamp).waitFor();
  // The drawing: a file that is of no revision replaces nothing, whatever its name; said to be D, it does.
  const { id: drawingC } = await prisma.roomFile.findFirstOrThrow({ where: { revision: "C" } });
  await roomOn(desk).open(room);
  await files.choose({ ...drawingPdf("D"), name: "BRK-220_revC.pdf" });
  await files.send("개정 도면입니다.");
  await expect.poll(() => prisma.roomFile.count()).toBe(2);
  await english.goto(`${room}/files/${drawingC}`);
  await english.getByRole("heading", { name: "BRK-220_revC.pdf" }).waitFor();
  expect(await english.locator("main").innerText()).not.toMatch(/superseded/i);
  const drawingLink = phone.getByRole("link", { name: "図面を開く" });
  await phone.reload();
  expect(await drawingLink.getAttribute("href")).toBe(`${room}/files/${drawingC}`);
  await files.describeSent("개정 도면입니다.", "BRK-220", "D");
  await english.getByText("Rev. C is superseded").waitFor();
  const { id: drawingD } = await prisma.roomFile.findFirstOrThrow({ where: { revision: "D" } });
  await phone.reload();
  expect(await drawingLink.getAttribute("href"), "both beside each other").toMatch(
    new RegExp(`/files/${drawingD}.*with=${drawingC}`),
  );
  // The lot of the nineteenth: it takes effect where it is made, and the first article passes where it is used.
  await day.becomes("2026-10-19", "09:10");
  await phone.reload();
  await alive(phone);
  const effect = await satos.step("takeEffect");
  expect(await effect.locator("[name=day]").inputValue()).toBe("2026-10-19");
  await effect.getByRole("button", { name: "適用を開始" }).tap();
  await phone.locator("header").getByText("適用中").waitFor();
  expect(await phone.locator("#verify").count(), "who made it does not pass it").toBe(0);
  await day.becomes("2026-10-20", "14:00");
  await desk.goto(change);
  await alive(desk);
  const verifying = await kims.step("verify");
  await kims.cell("note").fill("5개 측정, 최대 +0.019");
  await verifying.getByRole("button", { name: "초품 합격" }).click();
  await english.goto(change);
  for (const [page, state] of [
    [desk, "초품 합격"],
    [phone, "初品合格"],
    [english, "First article passed"],
  ] as const)
    await page.locator("header").getByText(state, { exact: true }).waitFor();
  await english.getByText("First article: 5개 측정, 최대 +0.019").waitFor();
  for (const stamp of stamps) await desk.getByText(stamp).waitFor();
  expect(await satos.sizes()).toEqual(["Ø12 H8 (0/+0.027) mm", "Ø12 0/+0.021 mm"]);
  expect(await prisma.specChange.findMany()).toMatchObject([{ state: "verified", waitsFor: [], revision: 1 }]);
  const history = await desk.locator("main ol li").allInnerTexts();
  expect(history.map((line) => line.replace(/^.*\n(\w+( 님)? )?/, "")).join(", ")).toBe(
    "변경 제안, 영향 검토 요청, 내용 확인(동의 아님), 영향 검토 회신, 승낙, 승낙, 양사 합의, 적용일 결정, 적용 시작, 초품 합격 판정",
  );
}, 300_000);
