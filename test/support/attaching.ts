import type { Page } from "playwright-core";
import type { ChosenFile } from "./sample-files";

/** What a person does with files on a room's screen, in any language. */
export function attachingOn(page: Page) {
  const strip = page.locator("form[data-audience] section:has(ul)");
  return {
    cards: strip.locator("li"),
    strip,
    async choose(...files: ChosenFile[]): Promise<void> {
      await page.locator("form[data-audience] input[type=file][multiple]").first().setInputFiles(files);
    },
    /** Says which revision of which part the last attached file shows. */
    async describe(part: string, revision: string): Promise<void> {
      await strip.locator("li button[aria-label]").nth(-2).click();
      await fillDialog(part, revision);
    },
    /** The same of a message's only file after it was sent. */
    async describeSent(text: string, part: string, revision: string): Promise<void> {
      const row = page.locator("li[data-key]", { hasText: text });
      await row.hover();
      await row.locator("button[aria-haspopup=menu]").click();
      await page.locator("[role=menuitem][data-key=describe]").click();
      await fillDialog(part, revision);
    },
    async send(text = ""): Promise<void> {
      await page.locator("textarea[name=text]").last().fill(text);
      await page.locator("form:has(input[value='message.post']) button[type=submit]:not([name])").click();
    },
    /** Whatever the files need: so many bytes a second, or as fast as they go. */
    async uploadAt(bytes: number): Promise<void> {
      const devTools = await page.context().newCDPSession(page);
      const line = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytes };
      await devTools.send("Network.emulateNetworkConditions", line);
    },
    /** Waits until part of an upload has gone and part has not. */
    async halfWay(): Promise<void> {
      await page.waitForFunction(() => {
        const bars = [...document.querySelectorAll("[role=progressbar]")];
        return bars.some((bar) => Number(bar.getAttribute("aria-valuenow")) > 15);
      });
    },
  };

  async function fillDialog(part: string, revision: string): Promise<void> {
    await page.locator("[role=dialog] input[name=part]").fill(part);
    await page.locator("[role=dialog] input[name=revision]").fill(revision);
    await page.locator("[role=dialog] button[type=submit]").click();
    await page.locator("[role=dialog]").waitFor({ state: "detached" });
  }
}
