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
      await page.locator("[role=dialog] input[name=part]").fill(part);
      await page.locator("[role=dialog] input[name=revision]").fill(revision);
      await page.locator("[role=dialog] button[type=submit]").click();
      await page.locator("[role=dialog]").waitFor({ state: "detached" });
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
}
