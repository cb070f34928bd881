import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { addDays, moment } from "~/domain/day";
import { alive, newPerson, newVisitor } from "../support/browser";
import { roomOn } from "../support/room-page";
import { password } from "../support/world";
import { hands, mailTo, startFriday, words } from "./day-people";
import { fill } from "./stage";

const { en, ja, ko } = words;

test("one day in three languages, at a desk and on a phone, from an invitation to what waits for Monday", async () => {
  const day = await startFriday();
  onTestFinished(day.end); // after the browsers, which would miss it
  const { world } = day;
  const { kim: buyer, lee: colleague, sato: manager } = world.people;
  const path = `/rooms/${world.room}`;
  const kimsDesk = await day.keepsTime(await newPerson(world, buyer, { language: "ko" }));
  const phone = await day.keepsTime(await newVisitor(world, { language: "ja", phone: true }));
  const satosDesk = await day.keepsTime(await newPerson(world, manager, { language: "ja" }));
  const leesDesk = await day.keepsTime(await newPerson(world, colleague, { language: "en" }));
  const [kim, tanaka, lee] = [hands(kimsDesk, "ko"), hands(phone, "ja"), hands(leesDesk, "en")];

  // The buyer asks somebody of the supplier into the room; the mail says who asks and why.
  const reason = "브래킷 도금을 직접 여쭙고 싶습니다.";
  const email = "tanaka@supplier.example";
  await kimsDesk.goto(`${path}/people`);
  await alive(kimsDesk);
  await fill(kimsDesk, { email, name: "田中 真一", locale: "ja", reason });
  await kimsDesk.getByRole("button", { name: ko("invitation:send.submit") }).click();
  await kimsDesk.getByText(ko("invitation:send.doneTitle")).waitFor();
  const mail = await mailTo(world, email);
  for (const said of ["田中 真一 様", "Kim 様", "Hanbit Sample", "BRK-220 bracket", reason])
    expect(mail.text).toContain(said);
  const link = /https?:\/\/\S+\/invitation\/\S+/.exec(mail.text ?? "")?.[0] ?? "";

  // The newcomer follows it on a phone, the supplier's manager lets them in, and they say their first words.
  const opened = day.now();
  await phone.goto(link);
  await alive(phone);
  await phone.getByText(reason).waitFor();
  await fill(phone, { locale: "ja", name: "田中 真一", reading: "たなか しんいち", timeZone: "Asia/Tokyo", password });
  await phone.getByRole("button", { name: ja("invitation:offer.submit"), exact: true }).tap();
  await phone.waitForURL("**/waiting");
  await satosDesk.goto("/company");
  await alive(satosDesk);
  const request = satosDesk.locator("li", { hasText: email });
  for (const told of ["田中 真一", "たなか しんいち", reason]) expect(await request.innerText()).toContain(told);
  const accept = satosDesk.getByRole("button", { name: ja("invitation:request.accept") });
  await accept.click();
  await accept.waitFor({ state: "detached" });
  await day.minutesPass(0.5); // the page that waits looks again by itself
  await phone.waitForURL("**/rooms");
  await phone.getByRole("link", { name: /BRK-220/ }).tap();
  await phone.locator("[data-connection=live]").waitFor();
  await tanaka.write("はじめまして、めっき担当の田中です。");
  await kim.open(path);
  await kim.row("はじめまして").getByText("たなか しんいち").waitFor();
  expect(day.now() - opened).toBeLessThan(120_000);

  // A colleague who reads English comes in; a thread begins under the first words.
  const adding = { clientKey: randomUUID(), roomId: world.room, memberId: colleague.memberId };
  expect(await world.portal.services.execute(buyer, "member.add", adding)).toMatchObject({ ok: true });
  await kim.pick("はじめまして", "reply");
  await kim.reply("반갑습니다. 잘 부탁드립니다.");
  const thread = tanaka.row("はじめまして").locator("[data-thread]");
  await thread.getByText(ja("thread:line.count", { count: 1 })).waitFor();
  await thread.tap();
  await tanaka.panel.locator("li[data-key]", { hasText: "반갑습니다" }).waitFor();
  await tanaka.reply("こちらこそよろしくお願いします。");
  await kim.panel.locator("li[data-key]", { hasText: "こちらこそ" }).waitFor();
  await kim.closePanel();

  // Named by reading while looking at something else, the newcomer is told and led to it.
  await phone.goto("/rooms");
  await alive(phone);
  await kim.box.fill("＠たなか");
  await kimsDesk.getByRole("option", { name: /田中 真一/ }).click();
  await kimsDesk.keyboard.insertText("도금 두께를 8μm로 바꿀 수 있을까요?");
  await kimsDesk.keyboard.press("Enter");
  await phone.getByText(ja("notification:list.count", { count: 1 })).waitFor({ state: "attached" });
  await phone.getByRole("link", { name: ja("nav.notifications") }).tap();
  const named = ja("notification:reason.mention", { name: "Kim 様" });
  await phone.getByRole("link", { name: named }).tap();
  await phone.locator("[data-connection=live]").waitFor();
  await tanaka.row("8μm").getByText("@田中 真一").waitFor();

  // "I will answer by today", chosen on the phone's sheet of days.
  await phone.getByRole("button", { name: ja("meaning:choose.open") }).tap();
  await phone.locator("label:has(input[value=answerBy])").tap();
  await phone.getByLabel(ja("meaning:choose.day")).tap();
  await phone.locator("[role=dialog] [data-today]").tap();
  await tanaka.write("工場に確認します。");
  const promised = kim.row("工場に確認します。");
  await promised.getByText(ko("meaning:mark.answerBy", { day: "" })).waitFor();
  await promised.getByText(ko("meaning:mark.open")).waitFor();

  // Seen, understood and accepted are three facts, each at its own time.
  await lee.open(path);
  const change = "From the next lot the bore is H7.";
  await lee.write(change);
  await tanaka.row(change).waitFor();
  await lee.pick(change, "ask");
  const asking = leesDesk.getByRole("dialog");
  for (const other of ["Sato", "Kobayashi"]) await asking.getByRole("checkbox", { name: other }).uncheck();
  await asking.getByRole("button", { name: en("meaning:ask.send"), exact: true }).click();
  await lee.tally(change, "seen", 1).waitFor();
  await lee.row(change).getByText(en("meaning:strip.notAgreed")).waitFor();
  await day.minutesPass(5);
  await tanaka.answer(change, "understood");
  await lee.tally(change, "understood", 1).waitFor();
  expect(await lee.tally(change, "acceptedIf", 1).count()).toBe(0);
  await day.minutesPass(5);
  await tanaka.answer(change, "acceptedIf");
  await tanaka.row(change).locator("textarea").fill("リーマが届けば");
  await tanaka
    .row(change)
    .getByRole("button", { name: ja("meaning:give.send") })
    .tap();
  await lee.tally(change, "acceptedIf", 1).waitFor();
  await lee.row(change).getByText(en("meaning:strip.open")).click();
  const facts = lee.row(change).locator("table tr:has(time)");
  const states = (["seen", "understood", "acceptedIf"] as const).map((state) => en(`meaning:state.${state}`));
  expect(await facts.locator("th").allInnerTexts()).toEqual(states);
  expect(new Set(await facts.locator("td:nth-child(2)").allInnerTexts()).size).toBe(3);
  expect(await lee.row(change).locator("table").innerText()).toContain("リーマが届けば");

  // The supplier's own note: nothing of it reaches the buyer, on a screen or as data.
  await roomOn(satosDesk).open(path);
  await satosDesk.locator("label:has(input[type=radio][value=own])").click();
  await satosDesk.locator("form[data-audience=own] textarea").fill("治具代は最低440円。");
  await satosDesk.locator("form[data-audience=own] button[type=submit]:not([name])").last().click();
  await satosDesk.locator("li[data-note]", { hasText: "治具代" }).waitFor();
  const { id: notes } = await world.portal.database.prisma.room.findFirstOrThrow({ where: { parentId: world.room } });
  for (const desk of [kimsDesk, leesDesk]) {
    await desk.reload();
    await desk.locator("[data-connection=live]").waitFor();
    const read = await desk.request.get(`${path}/entries`);
    expect(read.ok()).toBe(true);
    expect(`${await desk.content()} ${await read.text()}`).not.toMatch(new RegExp(`最低440|${notes}`));
    for (const door of [`/rooms/${notes}/entries`, `/rooms/${notes}/memory`])
      expect((await desk.request.get(door)).status()).toBe(404);
    expect(await (await desk.request.get("/search?query=治具代")).text()).not.toContain("最低440");
  }

  // A slip is put right, and what it said before stays to be read.
  await kim.pick("8μm로", "edit");
  const edit = kimsDesk.locator("form:has(input[value='message.edit'])");
  await edit.locator("textarea").fill("@田中 真一 도금 두께를 10μm로 바꿀 수 있을까요?");
  await edit.getByRole("button", { name: ko("room:edit.save") }).click();
  await tanaka.row("10μm로").locator("details").first().waitFor();
  await tanaka
    .row("10μm로")
    .getByText(ja("room:message.editedCount", { count: 1 }))
    .tap();
  expect(await tanaka.row("10μm로").locator("details").first().innerText()).toContain("8μm로");

  // In the evening the supplier is closed: what is asked now waits until they open on Monday.
  await day.becomes(day.friday, "19:40");
  await kimsDesk.getByText(ko("calendar:closed.now", { company: "Tamagawa Sample", when: "" })).waitFor();
  const call = "오전 10시에 통화할 수 있을까요?";
  await kim.box.fill(call);
  await kimsDesk.getByRole("button", { name: ko("calendar:closed.send"), exact: true }).click();
  const waiting = kimsDesk.getByRole("region", { name: ko("calendar:waiting.label") });
  await waiting.getByText(call).waitFor();
  const [send] = await world.portal.services.scheduledSend.list(buyer, world.room);
  expect(send?.sendAt).toBe(moment(day.monday, "08:30", "Asia/Tokyo"));

  // At midnight the promise turns late before both of their eyes.
  expect(await promised.getByText(ko("meaning:mark.late")).count()).toBe(0);
  await day.becomes(addDays(day.friday, 1), "00:01");
  await promised.getByText(ko("meaning:mark.late"), { exact: true }).waitFor();
  await tanaka.row("工場に確認します。").getByText(ja("meaning:mark.late"), { exact: true }).waitFor();
  expect(await tanaka.row(call).count()).toBe(0);

  // On Monday it is there, once, and gone from what waits.
  await day.becomes(day.monday, "08:31");
  await tanaka.row(call).waitFor({ timeout: 30_000 });
  await waiting.waitFor({ state: "detached" });
  expect(await phone.locator("li[data-key]", { hasText: call }).count()).toBe(1);

  // The manager looks for the thickness, typed in full width, and lands where it was said, with the words marked.
  const sato = hands(satosDesk, "ja");
  await sato.find("１０㎛");
  await expect.poll(sato.marked).toEqual(["10μm"]);
  expect(await sato.row("10μm로").isVisible()).toBe(true);
}, 300_000);
