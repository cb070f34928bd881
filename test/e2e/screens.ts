import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { password } from "../support/world";
import {
  confirmLink,
  deciding,
  fillFounder,
  fillNewcomer,
  invitedFounder,
  invitedLee,
  invitedPerson,
  invitedStranger,
  resetLink,
  takenLink,
  waiting,
  withPendingAddress,
} from "./mailed-links";
import { sentChanges } from "./sent-changes";
import { sentFiles } from "./sent-files";
import { aloneAt, as, type Busy, fill, press, settingUp, submit, visiting, type Way } from "./stage";

export const states = ["filled", "empty", "refused"] as const;

/** How to reach each state, or the reason why there is no such state. */
export type Screen = Record<(typeof states)[number], Way | string> & { besides?: Record<string, Way> };
/** `around`: a frame that is drawn with every screen inside it. `resource`: draws nothing. */
export type Listed = Screen | { around: string } | "resource";

/** Every route of the portal. One that draws a page says how each of its states is reached. */
export const screens: Record<string, Listed> = {
  root: { around: "every screen" },
  "routes/_index": "resource",
  "routes/language": "resource",
  "routes/sign-out": "resource",
  "routes/rooms.list": "resource",
  "routes/rooms.$roomId_.entries": "resource",
  "routes/rooms.$roomId_.entries_.$entryId": "resource",
  "routes/rooms.$roomId_.record": "resource",
  "routes/rooms.$roomId_.calendar": "resource",
  "routes/rooms.$roomId_.scheduled": "resource",
  "routes/rooms.$roomId_.threads": "resource",
  "routes/rooms.$roomId_.memory": "resource",
  "routes/rooms.$roomId_.files[.]zip": "resource",
  "routes/rooms.$roomId_.files_.$fileId_.$rendition": "resource",
  "routes/rooms.$roomId_.uploads.$uploadId": "resource",
  "routes/rooms.drafts": "resource",
  "routes/rooms.$roomId_.drafts": "resource",
  "routes/rooms.people": "resource",
  "routes/notifications_.count": "resource",
  "routes/manifest[.]webmanifest": "resource",
  "routes/agenda_.late": "resource",
  "routes/agenda[.]ics": "resource",
  "routes/rooms": { around: "the rooms" },

  "routes/$": {
    filled: "it is drawn only to say that there is nothing",
    empty: "it is drawn only to say that there is nothing",
    refused: as("sato", "/nothing/here"),
  },

  "routes/sign-in": {
    filled: visiting("/sign-in", (page) => fill(page, { email: "sato@test.example", password })),
    empty: visiting("/sign-in"),
    refused: visiting("/sign-in", async (page) => {
      await fill(page, { email: `${randomUUID()}@test.example`, password });
      await submit(page, "email");
    }),
  },

  "routes/setup": {
    filled: settingUp((page) =>
      fill(page, { ...newCompany, code: "AAAA-BBBB", name: "Sato", email: "s@test.example" }),
    ),
    empty: settingUp(),
    refused: settingUp((page) => submit(page, "code")),
  },

  "routes/join.$token": {
    filled: visiting(newLink, (page) => fill(page, { name: "田村 真", reading: "Tamura Makoto", password })),
    empty: visiting(newLink),
    refused: visiting("/join/spent"),
    besides: {
      "with a weak password": visiting(newLink, async (page) => {
        await fill(page, { password: "short" });
        await submit(page, "password");
      }),
    },
  },

  "routes/invitation.$token": {
    filled: visiting(invitedPerson, fillNewcomer),
    empty: visiting(invitedPerson),
    refused: visiting("/invitation/spent"),
    besides: {
      "of a new company": visiting(invitedFounder, fillFounder),
      "of a new company, on a phone": onPhone(visiting(invitedFounder, fillFounder)),
      "of a new company, refused": visiting(invitedFounder, (page) => submit(page, "password")),
      "with a weak password": visiting(invitedPerson, async (page) => {
        await fill(page, { password: "short" });
        await submit(page, "password");
      }),
      "of somebody who is here": visiting(invitedLee),
      "of somebody who is signed in": as("lee", invitedLee),
      "of somebody else": as("kim", invitedLee),
      "of another company's person": visiting(invitedStranger),
      accepted: as("lee", invitedLee, async (page) => {
        await page.locator("button[value=enter]").click();
        await page.locator("form:has(button[value=enter])").waitFor({ state: "detached" });
      }),
    },
  },

  "routes/waiting": {
    filled: waiting,
    empty: "whoever waits always waits for a company",
    refused: "anybody else is led on",
    besides: { "on a phone": onPhone(waiting) },
  },

  "routes/forgot": {
    filled: visiting("/forgot", (page) => fill(page, { email: "sato@test.example" })),
    empty: visiting("/forgot"),
    refused: visiting("/forgot", (page) => submit(page, "email")),
    besides: {
      asked: visiting("/forgot", async (page) => {
        await fill(page, { email: `${randomUUID()}@test.example` });
        await submit(page, "email", "[role=status]");
      }),
    },
  },

  "routes/reset.$token": {
    filled: visiting(resetLink, (page) => fill(page, { password })),
    empty: visiting(resetLink),
    refused: visiting("/reset/spent"),
    besides: {
      "with a weak password": visiting(resetLink, async (page) => {
        await fill(page, { password: "short" });
        await submit(page, "password");
      }),
    },
  },

  "routes/confirm.$token": {
    filled: visiting(confirmLink),
    empty: "a link is always about an address",
    refused: visiting("/confirm/spent"),
    besides: {
      confirmed: visiting(confirmLink, async (page) => {
        await page.locator("button[value=confirm]").click();
        await page.locator("[role=status]").waitFor();
      }),
      cancelled: visiting(confirmLink, async (page) => {
        await page.locator("button[value=cancel]").click();
        await page.locator("[role=status]").waitFor();
      }),
      "with an address that somebody took": visiting(takenLink, async (page) => {
        await page.locator("button[value=confirm]").click();
        await page.locator("[role=alert]").waitFor();
      }),
    },
  },

  "routes/rooms._index": {
    filled: as("sato", "/rooms"),
    empty: as("lee", "/rooms"),
    refused: "whoever is signed in has a list; anybody else is led to sign in",
    besides: { "on a phone": onPhone(as("sato", "/rooms")) },
  },

  "routes/rooms.new": {
    filled: as("kim", "/rooms/new", (page) => fill(page, { roomName: "Plating blisters" })),
    empty: as("lee", "/rooms/new"),
    refused: as("kim", "/rooms/new", (page) => submit(page, "roomName")),
    besides: {
      "with two companies to choose from": as("sato", "/rooms/new"),
      "for a new company": as("sato", async (busy) => {
        await invitedFounder(busy);
        return "/rooms/new?with=new";
      }),
      "with a refused invitation": as("kim", "/rooms/new?with=new", (page) => submit(page, "reason")),
      "with an invitation that was sent": as("kim", "/rooms/new?with=new", async (page) => {
        const guest = { email: `${randomUUID()}@test.example`, reason: "GLD-7", roomName: "GLD-7" };
        await fill(page, guest);
        await page.locator("[value=buyer]").check();
        await submit(page, "reason", "[role=status]");
      }),
    },
  },

  "routes/rooms.$roomId": {
    filled: as("sato", roomWithNews, (page) => openVersions(page)),
    empty: as("sato", ({ silentRoom }) => `/rooms/${silentRoom}`),
    refused: as("stranger", roomPath),
    besides: {
      "on a phone": onPhone(as("sato", roomWithNews)),
      "with found words": as("sato", ({ room, answered }) => `/rooms/${room}?at=${answered.seq}&find=±０．０５`),
      "at a linked row": as("sato", ({ room, answered }) => `/rooms/${room}?at=${answered.seq}`),
      "with a thread": as("sato", threadPath),
      "with a thread on a phone": onPhone(as("kim", threadPath)),
      "with nothing to reply to": as("sato", ({ room }) => `/rooms/${room}?thread=${randomUUID()}`),
      "with something to quote": as("sato", threadPath, async (page) => {
        await page.locator("aside button[aria-haspopup=menu]").last().click();
        await page.locator("[role=menuitem][data-key=quote]").click();
        await page.locator("aside form figure, aside form button[type=button]").first().waitFor();
      }),
      "with a menu": as("sato", roomPath, (page, busy) => openMenu(page, busy)),
      "with its memory": as("sato", memoryPath),
      "with its memory on a phone": onPhone(as("kim", memoryPath)),
      "with nothing to remember": as("sato", ({ silentRoom }) => `/rooms/${silentRoom}?panel=memory`),
      "asking to agree": as("sato", memoryPath, async (page) => {
        await page.locator("form:has([value='memory.confirm']) button").first().click();
        await page.locator("[role=alertdialog]").waitFor();
      }),
      "while pinning": as("sato", roomPath, async (page, busy) => {
        await openMenu(page, busy);
        await page.locator("[role=menuitem][data-key=pin]").click();
        await page.locator("[role=dialog] [value=question]").check();
        await page.locator("[role=dialog] [name=day]").waitFor();
      }),
      "asking to acknowledge": as("sato", roomPath, async (page, busy) => {
        await openMenu(page, busy);
        await page.locator("[role=menuitem][data-key=ask]").click();
        await page.locator("[role=dialog] [type=checkbox]").first().waitFor();
      }),
      "while declining": as("sato", askedPath, async (page, busy) => {
        await page.locator(`#e${busy.asked.seq} fieldset button`).last().click();
        await page.locator(`#e${busy.asked.seq} textarea`).waitFor();
      }),
      "with a hint at vague words": as("sato", roomPath, async (page) => {
        await page.locator("textarea").fill("社内で検討します。");
        await page.locator("[role=radiogroup]").waitFor();
      }),
      "while choosing a plain meaning": onPhone(
        as("sato", roomPath, async (page) => {
          await page.locator("form button[aria-expanded]").click();
          await page.locator("label:has([value=answerBy])").click();
          await page.locator("form button[type=submit]:not([name])").click();
        }),
      ),
      "while editing": as("sato", roomPath, async (page, busy) => {
        await openMenu(page, busy);
        await page.locator("[role=menuitem][data-key=edit]").click();
        await page.locator("textarea").nth(1).waitFor();
      }),
      "asking to withdraw": as("sato", roomPath, async (page, busy) => {
        await openMenu(page, busy);
        await page.locator("[role=menuitem][data-key=withdraw]").click();
        await page.locator("[role=alertdialog]").waitFor();
      }),
      "with a send that waits": as("sato", roomWithWaiting),
      "choosing a time to send": as("sato", roomPath, async (page) => {
        await page.locator("#write textarea").fill("月曜の朝に図面をお送りします。");
        await page.getByRole("button", { name: /^(あとで送信|나중에 보내기|Send later)$/ }).click();
        await page.locator("[type=datetime-local]").waitFor();
      }),
      "choosing a day": as("sato", roomPath, async (page) => {
        await page.getByRole("button", { name: /^(はっきり伝える|분명히 전달|Plain meaning)$/ }).click();
        await page.locator("input[value=answerBy]").check({ force: true });
        await page.locator("#write button[aria-haspopup=dialog]").last().click();
        await page.getByRole("grid").waitFor();
      }),
      "with too long a text": as("sato", roomPath, (page) => page.locator("textarea").fill("長".repeat(10_001))),
      "offline, with a refused message": failing(as("sato", ({ room }) => `/rooms/${room}/people`, writeInVain)),
      "with notes shown": as("sato", roomWithNotes, writeNote),
      "with notes shown on a phone": onPhone(as("sato", roomWithNotes, writeNote)),
      "in the side room": as("sato", async (busy) => `/rooms/${await sideRoom(busy)}`),
      "after being removed": as(
        "kobayashi",
        roomOfKobayashi,
        async (page, { room, people: { sato, kobayashi }, run }) => {
          await run(sato, "member.remove", { roomId: room, memberId: kobayashi.memberId });
          await page.locator("[data-connection]").waitFor({ state: "detached" });
        },
      ),
    },
  },

  "routes/rooms.$roomId_.people": {
    filled: as("kim", ({ room }) => `/rooms/${room}/people`),
    empty: "a room is never without people",
    refused: as("stranger", ({ room }) => `/rooms/${room}/people`),
    besides: {
      "with open invitations": as("sato", async (busy) => {
        await invitedPerson(busy);
        return `/rooms/${busy.room}/people`;
      }),
      "with a refused invitation": as(
        "kim",
        ({ room }) => `/rooms/${room}/people`,
        (page) => submit(page, "reason"),
      ),
      "with an invitation that was sent": as(
        "kim",
        ({ room }) => `/rooms/${room}/people`,
        async (page) => {
          await fill(page, { email: `${randomUUID()}@test.example`, reason: "BRK-220" });
          await submit(page, "reason", "[role=status]");
        },
      ),
      "with nobody to add": as("stranger", ({ silentRoom }) => `/rooms/${silentRoom}/people`),
      "asking to remove": as(
        "kim",
        ({ room }) => `/rooms/${room}/people`,
        async (page) => {
          await page.locator("form:has([value='member.remove']) button").first().click();
          await page.locator("[role=alertdialog]").waitFor();
        },
      ),
    },
  },

  "routes/rooms.$roomId_.files": {
    filled: as("sato", async (busy) => {
      await sentFiles(busy);
      return `/rooms/${busy.room}/files`;
    }),
    empty: as("stranger", ({ silentRoom }) => `/rooms/${silentRoom}/files`),
    refused: as("stranger", ({ room }) => `/rooms/${room}/files`),
    besides: {
      "on a phone": onPhone(as("kim", ({ room }) => `/rooms/${room}/files?current=yes`)),
      "with nothing that fits": as("kim", ({ room }) => `/rooms/${room}/files?part=none`),
      "with some chosen": as(
        "sato",
        ({ room }) => `/rooms/${room}/files`,
        (page) => page.locator("input[name=id]").first().check(),
      ),
    },
  },

  "routes/rooms_.$roomId.files.$fileId": {
    filled: as("kim", (busy) => filePath(busy, "drawing")),
    empty: "a file is never without its facts",
    refused: as("stranger", (busy) => filePath(busy, "drawing")),
    besides: {
      "superseded, on a phone": onPhone(as("sato", (busy) => filePath(busy, "oldDrawing"))),
      "a page of a PDF": as("sato", (busy) => filePath(busy, "pdf", "?page=2"), drawnPages(1)),
      "that is only handed over": as("sato", (busy) => filePath(busy, "model")),
      "with a mark-up": as("sato", (busy) => filePath(busy, "photo")),
      "side by side": as("sato", (busy) => comparedPath(busy, "side"), drawnPages(2)),
      "overlaid, on a phone": onPhone(as("sato", (busy) => comparedPath(busy, "over"), drawnPages(2))),
      "being drawn on, on a phone": onPhone(as("sato", (busy) => filePath(busy, "photo", "?draw=1"), writeDimension)),
    },
  },

  "routes/rooms_.$roomId.changes.$entryId": {
    filled: as("kim", (busy) => changePath(busy, "answered")),
    empty: as("sato", (busy) => changePath(busy, "asked")),
    refused: as("stranger", (busy) => changePath(busy, "answered")),
    besides: {
      "on a phone": onPhone(as("sato", (busy) => changePath(busy, "answered"))),
      "with a line open": as("kim", (busy) => changePath(busy, "open")),
      "after a revision": as("sato", (busy) => changePath(busy, "revised")),
      "before accepting": as(
        "kim",
        (busy) => changePath(busy, "answered"),
        (page) => page.locator("[data-option] summary").last().click(),
      ),
      "before declining": as("sato", (busy) => changePath(busy, "asked", "#reject")),
    },
  },

  "routes/rooms_.$roomId.changes.$entryId_.impact": {
    filled: as("sato", (busy) => changePath(busy, "revised", "/impact")),
    empty: onPhone(as("sato", (busy) => changePath(busy, "asked", "/impact"))),
    refused: as(
      "sato",
      (busy) => changePath(busy, "asked", "/impact"),
      async (page) => {
        await page.locator("[name='proposed.leadTime.days']").fill("soon");
        await page.locator("form button[type=submit]:not([name])").last().click();
        await page.locator("[aria-invalid=true]").first().waitFor();
      },
    ),
    besides: { "of somebody who only asks": as("kim", (busy) => changePath(busy, "asked", "/impact")) },
  },

  "routes/changes_.waiting": "resource",
  "routes/rooms_.$roomId.changes.$entryId[.]csv": "resource",
  "routes/rooms_.$roomId.changes.$entryId[.]json": "resource",

  "routes/changes": {
    filled: as("sato", async (busy) => {
      await sentChanges(busy);
      return "/changes";
    }),
    empty: as("lee", "/changes"),
    refused: "whoever is signed in has a list; anybody else is led to sign in",
    besides: {
      "on a phone": onPhone(
        as("kim", async (busy) => {
          await sentChanges(busy);
          return "/changes?mine=yes";
        }),
      ),
      "with nothing that fits": as("sato", async (busy) => {
        await sentChanges(busy);
        return "/changes?part=none";
      }),
      "with a draft": as("sato", async (busy) => {
        await preparedChange(busy);
        return "/changes";
      }),
    },
  },

  "routes/rooms_.$roomId.changes.new": {
    filled: as("kim", async (busy) => `/rooms/${busy.room}/changes/new?revise=${(await sentChanges(busy)).asked}`),
    empty: as("sato", ({ room }) => `/rooms/${room}/changes/new`),
    refused: as("kim", ({ room }) => `/rooms/${room}/changes/new`, proposeInVain),
    besides: {
      "on a phone": onPhone(as("sato", ({ room }) => `/rooms/${room}/changes/new`, proposeInVain)),
      "while rows are pasted": as(
        "kim",
        ({ room }) => `/rooms/${room}/changes/new`,
        async (page) => {
          await page.locator("form button[aria-expanded=false]").first().click();
          await page.locator("textarea[name=pasted]").fill("1\t내경\t12 H8\t12 H7");
        },
      ),
      "in a room that is not theirs": as("stranger", ({ room }) => `/rooms/${room}/changes/new`),
      "beside what a colleague has prepared": as("sato", async (busy) => {
        await preparedChange(busy);
        return `/rooms/${busy.room}/changes/new`;
      }),
      "with what a colleague has prepared": onPhone(as("sato", preparedChange)),
      "of a draft that is gone": as("sato", ({ room }) => `/rooms/${room}/changes/new?draft=${randomUUID()}`),
    },
  },

  "routes/agenda": {
    filled: as("sato", "/agenda"),
    empty: as("lee", "/agenda"),
    refused: "whoever is signed in has an agenda; anybody else is led to sign in",
    besides: { "on a phone": onPhone(as("kim", "/agenda")) },
  },

  "routes/notifications": {
    filled: as("sato", "/notifications"),
    empty: as("lee", "/notifications"),
    refused: "whoever is signed in has a list; anybody else is led to sign in",
    besides: {
      "on a phone": onPhone(as("sato", "/notifications")),
      "with the palette": as("sato", "/notifications", async (page) => {
        await page.keyboard.press("Control+k");
        await page.getByRole("option").first().waitFor();
      }),
      "with the shortcuts": as("sato", "/notifications", async (page) => {
        await page.keyboard.press("?");
        await page.locator("kbd").first().waitFor();
      }),
    },
  },

  "routes/offline": {
    filled: as(
      "sato",
      ({ room }) => `/rooms/${room}`,
      async (page) => {
        // What is seen is kept some seconds later.
        await page.waitForTimeout(4_000);
        await page.goto("/offline");
        await page.getByRole("button").nth(1).waitFor();
      },
    ),
    empty: visiting("/offline"),
    refused: "nothing can be asked for without a network",
  },

  "routes/search": {
    filled: as("sato", "/search?query=公差"),
    empty: as("sato", "/search"),
    refused: as("stranger", ({ room }) => `/search?query=公差&room=${room}`),
    besides: {
      "with nothing found": as("sato", "/search?query=zzqq&kind=reply"),
      "with one character": as("sato", "/search?query=図"),
      "on a phone": onPhone(as("sato", "/search?query=公差&kind=message")),
    },
  },

  "routes/settings": {
    filled: as("sato", "/settings"),
    empty: "nobody is without a profile",
    refused: as("sato", "/settings", async (page) => {
      await fill(page, { name: "" });
      await submit(page, "name");
    }),
    besides: {
      "with an address to be confirmed": as("lee", withPendingAddress),
      "with a refused address": as("sato", "/settings", async (page) => {
        await fill(page, { email: "sato" });
        await page.locator("button[value=address]").click();
        await page.locator("[aria-invalid=true]").first().waitFor();
      }),
      "while saving": as("sato", "/settings", async (page) => {
        await page.route("**/settings.data*", () => {}); // never answered
        await press(page, "name");
        await page.locator("[data-pending]").waitFor();
      }),
      saved: as("sato", "/settings", (page) => submit(page, "name", "[role=status]")),
    },
  },

  "routes/company": {
    filled: as("sato", async (busy) => {
      await newLink(busy);
      return "/company";
    }),
    empty: as("stranger", "/company"),
    refused: as("sato", "/company", (page) => submit(page, "email")),
    besides: {
      "for who manages nothing": as("kobayashi", "/company"),
      "with somebody who waits": deciding,
      "with refused days off": as("sato", "/company", async (page) => {
        await page.locator("textarea[name=lines]").fill("someday");
        await page.locator("button[value=addDays]").click();
        await page.locator("[aria-invalid=true]").waitFor();
      }),
      "with refused approvers": as("sato", "/company", async (page) => {
        await page.locator("select[name=needed]").selectOption("2");
        for (const box of await page.locator("input[name=approverIds]").all()) await box.uncheck();
        await page.locator("button[value=approvers]").click();
        await page.locator("[aria-invalid=true]").waitFor();
      }),
      "with a new link": as("sato", "/company", async (page) => {
        await fill(page, { name: "Tamura", email: `${randomUUID()}@test.example` });
        await submit(page, "email", "[role=status]");
      }),
    },
  },

  "routes/admin": {
    filled: as("administrator", "/admin", (page) => fill(page, { ...newCompany, managerName: "Sato" })),
    empty: aloneAt("/admin"),
    refused: as("sato", "/admin"),
    besides: {
      "with a refused company": as("administrator", "/admin", (page) => submit(page, "managerEmail")),
      "with a refused room": as("administrator", "/admin", (page) => submit(page, "buyer")),
    },
  },
};

const newCompany = { nameEn: "Tamagawa Precision", nameJa: "多摩川精密", nameKo: "다마가와 정밀", country: "JP" };

function roomPath({ room }: Busy): string {
  return `/rooms/${room}`;
}

function threadPath({ room, answered }: Busy) {
  return `/rooms/${room}?thread=${answered.id}`;
}

function memoryPath({ room }: Busy): string {
  return `/rooms/${room}?panel=memory`;
}

async function changePath(
  busy: Busy,
  change: keyof Awaited<ReturnType<typeof sentChanges>>,
  rest = "",
): Promise<string> {
  return `/rooms/${busy.room}/changes/${(await sentChanges(busy))[change]}${rest}`;
}

/** A proposal that Sato has begun and Kobayashi went on with. */
async function preparedChange({ room, portal, people: { sato, kobayashi } }: Busy): Promise<string> {
  const patch = { title: "内径公差の変更", part: "BRK-220", "row.c1.order": "0", "row.c1.name": "内径" };
  const clientKey = "3b241101-e2bb-4255-8caf-4136c566a962";
  const { id } = await portal.services.changeDraft.keep(sato, { roomId: room, clientKey, patch });
  const changedById = kobayashi.memberId;
  await portal.database.prisma.changeDraft.update({ where: { id }, data: { changedById } });
  return `/rooms/${room}/changes/new?draft=${id}`;
}

async function filePath(busy: Busy, file: keyof Awaited<ReturnType<typeof sentFiles>>, rest = ""): Promise<string> {
  return `/rooms/${busy.room}/files/${(await sentFiles(busy))[file]}${rest}`;
}

async function comparedPath(busy: Busy, how: string): Promise<string> {
  const { oldPdf } = await sentFiles(busy);
  return filePath(busy, "pdf", `?with=${oldPdf}&how=${how}`);
}

function drawnPages(count: number): (page: Page) => Promise<void> {
  return (page) =>
    page
      .locator("canvas")
      .nth(count - 1)
      .waitFor();
}

async function writeDimension(page: Page): Promise<void> {
  await page.locator("[data-sheet=ready]").waitFor();
  await page.locator("[role=toolbar] button").nth(3).click();
  await page.mouse.move(120, 350);
  await page.mouse.down();
  await page.mouse.move(260, 380);
  await page.mouse.up();
  await page.locator("form input").fill("12.05 ±0.03");
}

function askedPath({ room, asked }: Busy): string {
  return `/rooms/${room}?at=${asked.seq}`;
}

async function newLink({ portal, people }: Busy): Promise<string> {
  const newcomer = { name: "Tamura", email: `${randomUUID()}@test.example`, role: "manager", locale: "ja" } as const;
  const { token } = await portal.services.member.invite(people.sato, newcomer);
  return `/join/${token}`;
}

/** Something new is in the room since the last visit. */
async function roomWithNews({ room, portal, own, people: { sato } }: Busy): Promise<string> {
  await portal.services.room.moveCursor(sato, { roomId: room, seq: own.seq });
  await portal.database.prisma.readCursor.updateMany({ where: { memberId: sato.memberId }, data: { seq: own.seq } });
  return `/rooms/${room}`;
}

async function sideRoom({ room, people: { sato }, run }: Busy): Promise<string> {
  const { roomId } = await run(sato, "side.open", { roomId: room });
  await run(sato, "message.post", { roomId, lang: "ja", text: "±0.03なら単価は20%増。治具は5月まで入らない。" });
  return roomId;
}

async function roomWithNotes(busy: Busy): Promise<string> {
  await sideRoom(busy);
  return roomPath(busy);
}

async function writeNote(page: Page): Promise<void> {
  await page.locator("label:has(input[type=radio][value=own])").click();
  await page.locator("li[data-note]").first().waitFor();
  await page.locator("form[data-audience=own] textarea").fill("440円なら受けられる？");
}

async function roomOfKobayashi({ room, portal, people: { sato, kobayashi }, run }: Busy): Promise<string> {
  const mayCome = await portal.services.room.addable(sato, room);
  if (mayCome.length > 0) await run(sato, "member.add", { roomId: room, memberId: kobayashi.memberId });
  return `/rooms/${room}`;
}

/** One goes out in an hour, another one was refused. */
async function roomWithWaiting({ room, portal, people: { sato } }: Busy): Promise<string> {
  const input = (text: string) => ({ roomId: room, clientKey: randomUUID(), text, lang: "ja" });
  const sendAt = Date.now() + 3_600_000;
  await portal.database.prisma.scheduledSend.deleteMany();
  await portal.services.scheduledSend.schedule(sato, { command: "message.post", input: input("月曜の朝に"), sendAt });
  await portal.database.prisma.scheduledSend.updateMany({ data: { refused: "forbidden" } });
  await portal.services.scheduledSend.schedule(sato, { command: "message.post", input: input("火曜の朝に"), sendAt });
  return `/rooms/${room}`;
}

async function openVersions(page: Page): Promise<void> {
  for (const summary of await page.locator("summary").all()) await summary.click();
}

async function proposeInVain(page: Page): Promise<void> {
  await fill(page, { title: "公差", "row0.name": "内径", "row0.before": "⌀12 H8", "row0.after": "12 ±" });
  await submit(page, "title");
}

async function openMenu(page: Page, { own }: Busy): Promise<void> {
  const row = page.locator(`#e${own.seq}`);
  await row.hover();
  await row.locator("button[aria-haspopup]").click();
  await page.locator("[role=menuitem]").first().waitFor();
}

/** The socket is away, and the other door refuses. */
async function writeInVain(page: Page, { room }: Busy): Promise<void> {
  await page.route("**/socket.io/**", (route) => route.abort());
  await page.route("**/entries", (route) => route.fulfill({ status: 403, json: { ok: false, code: "forbidden" } }));
  await page.goto(`/rooms/${room}`);
  await page.locator("[role=status]:not(article *)").first().waitFor();
  await page.locator("textarea").fill("この図面で進めてよいでしょうか。");
  await page.locator("form:has(textarea) button[type=submit]:not([name])").click();
  await page.locator("[role=alert]").waitFor();
}

function onPhone(way: Way): Way {
  return (stage) => way({ ...stage, look: { ...stage.look, phone: true } });
}

function failing(way: Way): Way {
  return (stage) => way({ ...stage, look: { ...stage.look, tolerate: /status of 403|ERR_FAILED/ } });
}
