/** Makes the ink of a picture red: laid over `tintNewer` by multiplication, what both have becomes black. */
export function tintOlder(picture: HTMLCanvasElement): void {
  tint(picture, "--older");
}

export function tintNewer(picture: HTMLCanvasElement): void {
  tint(picture, "--newer");
}

function tint(picture: HTMLCanvasElement, colour: string): void {
  const context = picture.getContext("2d");
  if (!context) return;
  const fill = (operation: GlobalCompositeOperation, style: string) => {
    context.globalCompositeOperation = operation;
    context.fillStyle = style;
    context.fillRect(0, 0, picture.width, picture.height);
  };
  const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  context.setTransform(1, 0, 0, 1, 0, 0);
  fill("destination-over", token("--paper"));
  // A grey has no saturation, and gives none; then white stays white and black takes the colour.
  fill("saturation", token("--grey"));
  fill("screen", token(colour));
  context.globalCompositeOperation = "source-over";
}
