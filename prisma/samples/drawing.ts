import { pictureFrom, type SamplePicture } from "./picture";

export type DrawingRevision = "B" | "C" | "D";

/** An invented bracket as its drawing shows it, A3 and visibly a sample: from revision to revision one hole is made more exact. */
export async function sampleDrawing(revision: DrawingRevision): Promise<SamplePicture> {
  return { name: `BRK-220_rev${revision}.png`, bytes: await pictureFrom(drawing(revision)) };
}

const tolerances: Record<DrawingRevision, string> = { B: "±0.05", C: "0 / +0.027 (H8)", D: "0 / +0.021" };

function drawing(revision: DrawingRevision): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="877" viewBox="0 0 1240 877"
  font-family="Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif" font-size="15" fill="none" stroke="#111" stroke-width="1">
  <rect width="1240" height="877" fill="#fff" stroke="none"/>
  <text x="620" y="470" font-size="190" fill="#eef1ef" stroke="none" text-anchor="middle" transform="rotate(-24 620 440)">サンプル</text>
  <rect x="20" y="20" width="1200" height="837" stroke-width="2"/>
  ${frontView(revision)}
  ${sideView()}
  ${notes()}
  ${titleBlock(revision)}
</svg>`;
}

/** A plate with two holes, 120 × 80. */
function frontView(revision: DrawingRevision): string {
  const hole = (x: number) => `
    <circle cx="${x}" cy="330" r="30" stroke-width="2.5"/>
    <path d="M${x - 45} 330h90M${x} 285v90" stroke-dasharray="14 4 3 4" stroke="#777"/>`;
  return `
  <path d="M150 190h480v320h-480z" stroke-width="2.5"/>
  <path d="M150 460h480" stroke-dasharray="10 6"/>
  ${hole(270)}${hole(510)}
  ${across(150, 630, 560, "120 ±0.2")}
  ${across(270, 510, 610, "60 ±0.05")}
  ${upright(190, 510, 95, "80 ±0.2")}
  <path d="M531 309 668 172H850"/>
  ${label(760, 162, `⌀12 ${tolerances[revision]}`)}
  <path d="M249 309 190 150H90"/>
  ${label(140, 140, "⌀12 ±0.1")}
  ${revision !== "B" ? `<path d="M676 139h168v34h-168zM646 162l14-22 14 22z" stroke="#111"/>${label(660, 159, revision, 12)}` : ""}`;
}

/** The same from the side: an L, 3.2 thick. */
function sideView(): string {
  return `
  <path d="M860 190h16v304h184v16h-200z" stroke-width="2.5"/>
  <path d="M876 480q0 14 14 14" stroke-width="2.5"/>
  ${across(860, 1060, 560, "50 ±0.1")}
  ${across(860, 876, 120, "t3.2")}
  <path d="M880 490 940 420H1010"/>
  ${label(985, 412, "R3.5")}`;
}

function notes(): string {
  const lines = [
    "注記",
    "1. 材質: SPHC-P t3.2",
    "2. 表面処理: 無電解ニッケルめっき 10±2 μm",
    "3. 指示なき角部は C0.3、バリなきこと",
    "4. サンプル図面（架空の部品です）",
  ];
  return lines.map((line, index) => label(60, 690 + index * 26, line, 15, "start")).join("");
}

function titleBlock(revision: DrawingRevision): string {
  const rows = [
    ["名称 TITLE", "ブラケット BRACKET"],
    ["品番 PART NO.", "BRK-220"],
    ["尺度 SCALE", "1:1   公差 JIS B 0405-m"],
    ["会社 COMPANY", "多摩川精密サンプル"],
  ];
  const cells = rows.map(([name = "", value = ""], index) => {
    const y = 697 + index * 40;
    return `<path d="M780 ${y + 40}h350"/>${label(792, y + 25, name, 12, "start")}${label(920, y + 26, value, 16, "start")}`;
  });
  return `
  <path d="M780 857v-160h440M908 697v160M1130 697v160" stroke-width="1.5"/>
  ${cells.join("")}
  ${label(1175, 722, "REV", 12)}
  ${label(1175, 800, revision, 64)}`;
}

function across(from: number, to: number, y: number, text: string): string {
  const short = to - from < 40;
  const ends = short
    ? `M${from - 30} ${y}h30M${to} ${y}h30M${from - 8} ${y - 4}l8 4-8 4M${to + 8} ${y - 4}l-8 4 8 4`
    : `M${from} ${y}H${to}M${from + 10} ${y - 4}l-10 4 10 4M${to - 10} ${y - 4}l10 4-10 4`;
  return `<path d="${ends}M${from} ${y - 14}v20M${to} ${y - 14}v20"/>${label((from + to) / 2, y - (short ? 20 : 8), text)}`;
}

function upright(from: number, to: number, x: number, text: string): string {
  const middle = (from + to) / 2;
  return `<path d="M${x} ${from}V${to}M${x - 4} ${from + 10}l4-10 4 10M${x - 4} ${to - 10}l4 10 4-10M${x - 6} ${from}h50M${x - 6} ${to}h50"/>
    <g transform="rotate(-90 ${x - 10} ${middle})">${label(x - 10, middle, text)}</g>`;
}

function label(x: number, y: number, text: string, size = 17, anchor: "start" | "middle" = "middle"): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="#111" stroke="none" text-anchor="${anchor}">${text}</text>`;
}
