import { describe, expect, test } from "vitest";
import { vaguePhraseIn } from "./vagueness";

const vague = [
  "社内で検討します。",
  "一度検討いたします",
  "検討させていただきます",
  "ただいま検討中です",
  "その納期は難しいです",
  "少し難しいかと思います",
  "10月中は難しい。",
  "難しい状況です",
  "ちょっと厳しいですね",
  "前向きに考えます",
  "善処します",
  "一旦持ち帰ります",
  "持ち帰らせてください",
  "なるべく早めにお返事します",
  "できるだけ早く回答します",
  "ＡＳＡＰでお願いします",
  "내부에서 검토하겠습니다.",
  "검토해 보겠습니다",
  "재검토하겠습니다",
  "검토 후 회신드리겠습니다",
  "품질팀이 난색을 표하고 있습니다",
  "10월은 어려울 것 같습니다",
  "최대한 맞춰 보겠습니다",
  "노력하겠습니다",
  "조속히 회신드리겠습니다",
  "빠른 시일 내에 답변드리겠습니다",
  "We will consider it.",
  "we'll see",
  "We’ll see what we can do",
  "It may be difficult to keep the date.",
  "That might be a bit hard",
  "I'll answer as soon as possible",
  "ASAP, please",
  "We will try",
  "Let us think about it",
];

const plain = [
  "できます。10月19日に出荷します。",
  "検討会は火曜日です",
  "検討結果を添付します",
  "検討しましたが、できません",
  "難しい加工ですが、できます",
  "難しくありません",
  "気難しい人ではありません",
  "お持ち帰り用の箱",
  "「検討します」とのことですが、期限はいつですか",
  "『難しいです』と書かれていました",
  "> 検討します\n期限を教えてください",
  "검토 결과를 첨부합니다",
  "검토했습니다. 불가합니다.",
  "도면이 완료되도록 하십시오",
  "최대한도는 0.05입니다",
  "“검토하겠습니다”라고 하셨는데 언제까지인가요?",
  "Yes. We ship on Monday.",
  "we will see you on Monday",
  "You said “we will consider it”: by when?",
  'You wrote "we will see": yes or no?',
  "> we will consider\nBy when?",
  "It is difficult to read the drawing",
  "The basaparts label",
  "Use `as soon as possible` as the code",
  "```\nwe will try\n```",
  "reconsideration of the tolerance",
  "",
];

describe("the writer is asked to say it plainly", () => {
  test.each(vague)("%s", (text) => expect(vaguePhraseIn(text)).not.toBeNull());
});

describe("nothing is asked about", () => {
  test.each(plain)("%s", (text) => expect(vaguePhraseIn(text)).toBeNull());
});

test("the first phrase is named as it stands, and an unclosed quotation mark hides nothing", () => {
  expect(vaguePhraseIn("Thanks. We will try, but it may be difficult.")).toBe("We will try");
  expect(vaguePhraseIn('The 5" bar: we will try')).toBe("we will try");
});

test("ten thousand characters are looked through in no time", () => {
  for (const unit of ["検討", "> ", "「", "we will ", "`", '"', "検討させて"]) {
    const text = unit.repeat(10_000 / unit.length);
    const started = performance.now();
    vaguePhraseIn(text);
    expect(performance.now() - started).toBeLessThan(100);
  }
});
