import { pictureFrom, type SamplePicture } from "./picture";

/** Bore diameters in µm over 12 mm, smallest and largest, after so many holes with one drill. */
const measured = [
  [200, 7, 11],
  [400, 7, 12],
  [600, 8, 13],
  [800, 8, 15],
  [1000, 9, 16],
  [1200, 11, 18],
  [1400, 12, 19],
] as const;

/** The supplier's chart of an invented trial: how a bore grows while its drill wears, against the limit in question. */
export async function boreTrend(): Promise<SamplePicture> {
  return { name: "BRK-220_穴径推移_1400穴.png", bytes: await pictureFrom(chart()) };
}

const x = (holes: number) => 110 + (holes / 1500) * 760;
const y = (micrometres: number) => 460 - (micrometres / 28) * 380;

function chart(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="920" height="560" viewBox="0 0 920 560"
  font-family="Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif" font-size="17" fill="#223" stroke="none">
  <rect width="920" height="560" fill="#fff"/>
  <text x="40" y="44" font-size="21">BRK-220 穴径の推移 (ドリル1本、サンプル)</text>
  ${[0, 10, 20].map((value) => `<path d="M110 ${y(value)}h760" stroke="#dde" /><text x="98" y="${y(value) + 6}" text-anchor="end">12.0${String(value).padStart(2, "0")}</text>`).join("")}
  ${[200, 600, 1000, 1400].map((holes) => `<text x="${x(holes)}" y="492" text-anchor="middle">${holes}穴</text>`).join("")}
  ${limit(27, "+0.027 (rev C)", "#889")}
  ${limit(21, "+0.021", "#c2410c")}
  ${measured.map(([holes, from, to]) => `<path d="M${x(holes)} ${y(from)}V${y(to)}" stroke="#0f766e" stroke-width="18" stroke-linecap="round"/>`).join("")}
  <text x="40" y="538" fill="#667">最小〜最大 n=20、22 ℃、多摩川精密サンプル</text>
</svg>`;
}

function limit(value: number, name: string, colour: string): string {
  return `<path d="M110 ${y(value)}h760" stroke="${colour}" stroke-width="2" stroke-dasharray="8 6"/><text x="866" y="${y(value) - 8}" text-anchor="end" fill="${colour}">${name}</text>`;
}
