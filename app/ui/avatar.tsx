const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

type AvatarProps = { name: string; company?: "own" | "other"; size?: "xs" | "sm" | "md" };

/** A person's initials. Own people wear the accent's tint, the others a neutral: who is across the table is seen at once. */
export function Avatar({ name, company = "other", size = "md" }: AvatarProps) {
  const look = company === "own" ? "bg-tint text-accent" : "bg-sunken text-soft";
  const box = { xs: "size-4 text-[0.5625rem]", sm: "size-7 text-xs", md: "size-9 text-sm" }[size];
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center rounded-full font-semibold ring-1 ring-line ring-inset select-none ${box} ${look}`}
    >
      {initials(name)}
    </span>
  );
}

/** 佐藤 健一 → 佐, 박지훈 → 박, Ingrid Solberg → IS. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s·・　]+/);
  const first = [...(words[0] ?? "")][0] ?? "?";
  if (eastAsian.test(first)) return first;
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
