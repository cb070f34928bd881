/** How a change is called in its room: SC-014. */
export function changeName(number: number): string {
  return `SC-${String(number).padStart(3, "0")}`;
}
