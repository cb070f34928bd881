import type { Page } from "playwright-core";

/** What a person does and sees on a room's screen, in any language. */
export function roomOn(page: Page) {
  const box = page.locator("textarea[name=text]").last();
  return {
    box,
    row: (text: string) => page.locator("li[data-key]", { hasText: text }),
    /** Opens the room and waits until it is alive and connected. */
    async open(url: string): Promise<void> {
      await page.goto(url);
      await page.locator("[data-connection=live]").waitFor();
    },
    async write(text: string): Promise<void> {
      await box.fill(text);
      await page.locator("form:has(input[value='message.post']) button[type=submit]:not([name])").click();
    },
    /** The texts of the rows, oldest first. */
    texts: () => page.locator("li[data-key] [data-said]").allInnerTexts(),
    /** Picks from the menu of a message, by its place in the menu. */
    async choose(text: string, item: "link" | "edit" | "withdraw" | "describe"): Promise<void> {
      const row = page.locator("li[data-key]", { hasText: text });
      await row.hover();
      await row.locator("button[aria-haspopup=menu]").click();
      await page.locator(`[role=menuitem][data-key=${item}]`).click();
    },
  };
}
