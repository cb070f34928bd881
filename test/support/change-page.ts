import type { Locator, Page } from "playwright-core";
import { type ImpactLine, impactLines } from "~/domain/impact";

/** What a person does and sees on the pages of a spec change, in any language. */
export function changeOn(page: Page) {
  const cell = (name: string): Locator => page.locator(`[name="${name}"]`);
  return {
    cell,
    fill,
    /** What is made by the old state is sorted, and the supplier pays. */
    sorts: (option: string, quantity: string) => {
      const line = `${option}.inProcess`;
      return fill({
        [`${line}.quantity`]: quantity,
        [`${line}.disposition`]: "sort",
        [`${line}.payer`]: "supplier",
      });
    },
    /** Answers "none" in every other line. */
    async noneBut(option: string, lines: ImpactLine[]): Promise<void> {
      for (const line of impactLines) await cell(`${option}.${line}.none`).setChecked(!lines.includes(line));
    },
    option: (key: string): Locator => page.locator(`[data-option=${key}]`),
    /** Opens what is to be accepted, and accepts it. */
    async accept(key: string): Promise<void> {
      const option = page.locator(`[data-option=${key}] details`);
      await option.locator("summary").click();
      await option.locator("form button").click();
    },
    /** Opens what a step asks for. */
    async step(id: "takeEffect" | "verify"): Promise<Locator> {
      await page.locator(`#${id} summary`).click();
      return page.locator(`#${id}`);
    },
    /** The button of the impact sheet, whatever it is called: with an open line it says so. */
    send: page.locator("form button[type=submit]:not([name])").last(),
    /** What stands before and after, as the page says it. */
    async sizes(): Promise<string[]> {
      const cells = page.getByRole("table").first().locator("td");
      await cells.first().waitFor();
      return (await cells.allInnerTexts()).map((text) => text.split("\n").at(-1) ?? "");
    },
    text: () => page.locator("main").innerText(),
  };

  /** By the names of the fields; what can be chosen only, by its value. */
  async function fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const isSelect = await cell(name).evaluate((field) => field instanceof HTMLSelectElement);
      await (isSelect ? cell(name).selectOption(value) : cell(name).fill(value));
    }
  }
}
