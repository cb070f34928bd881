import type { Locator } from "playwright-core";

type Colours = Record<"red" | "blue" | "black", number>;

/** How many pixels of a place on the screen have which colour. */
export async function colours(place: Locator): Promise<Colours> {
  const picture = (await place.screenshot()).toString("base64");
  return place.page().evaluate(countColours, `data:image/png;base64,${picture}`);
}

/** Runs in the page. */
async function countColours(address: string): Promise<Colours> {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  context?.drawImage(picture, 0, 0);
  const { data = [] } = context?.getImageData(0, 0, width, height) ?? {};
  const found = { red: 0, blue: 0, black: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
    if (r < 60 && g < 60 && b < 60) found.black += 1;
    else if (r > 150 && g < 110 && b < 110) found.red += 1;
    else if (b > 150 && r < 110) found.blue += 1;
  }
  return found;
}

type Area = { left: number; top: number; width: number; height: number };

/** The part of an area of a canvas that is dark. */
export function inkIn(canvas: Locator, area: Area): Promise<number> {
  return canvas.evaluate((element, { left, top, width, height }) => {
    const sheet = element as HTMLCanvasElement;
    const [across, down] = [Math.round(width * sheet.width), Math.round(height * sheet.height)];
    const context = sheet.getContext("2d");
    const { data = [] } = context?.getImageData(left * sheet.width, top * sheet.height, across, down) ?? {};
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return dark / (across * down);
  }, area);
}

/** Runs in the page. */
export function isDrawn(image: SVGElement | HTMLElement): boolean {
  return image instanceof HTMLImageElement && image.naturalWidth > 0;
}
