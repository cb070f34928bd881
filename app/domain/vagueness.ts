/**
 * Words by which a writer means one thing and a reader abroad reads another: 検討します is close to a refusal at home and a
 * promise elsewhere; 난색 and "we will consider" likewise. Only ever shown to the writer, before sending.
 */
export function vaguePhraseIn(text: string): string | null {
  const own = withoutQuoted(text.normalize("NFKC").replace(/’/g, "'"));
  let first: { at: number; phrase: string } | null = null;
  for (const pattern of patterns) {
    const found = pattern.exec(own);
    if (found && (!first || found.index < first.at)) first = { at: found.index, phrase: found[0] };
  }
  return first?.phrase ?? null;
}

/** What others said is theirs: quoted lines, code, and what stands in quotation marks on one line. */
function withoutQuoted(text: string): string {
  return text
    .replace(/^```[\s\S]*?^```/gm, " ")
    .replace(/^ {0,3}>.*$/gm, " ")
    .replace(/`[^`\n]{0,500}`|「[^」\n]{0,500}」|『[^』\n]{0,500}』|"[^"\n]{0,500}"|“[^”\n]{0,500}”/g, " ");
}

/** 難しい加工 is a fact about a part; 難しいです and 難しいかと are the answer that nobody wants to give. */
const predicate = "(?![\\p{Script=Han}\\p{Script=Katakana}]|こと(?:では|じゃ)|わけ(?:では|じゃ))";

const japanese = [
  /検討(?:して(?:み|お)|させていただき|させて頂き|いた|致)?(?:します|しますので|し(?:たい|てまいります))/u,
  /検討(?:させて(?:いただき|頂き|ください|下さい)|してみます|中(?:です|でございます))/u,
  new RegExp(`(?<![気小])難しい${predicate}`, "u"),
  /(?<![気小])難しそう|(?<![気小])難しい(?:状況|見込み|面)/u,
  new RegExp(`厳しい${predicate}|厳しい状況`, "u"),
  /前向きに|善処|鋭意/u,
  /(?<![おご])持ち?帰(?:り(?!用)|らせ|って)/u,
  /なるべく|できるだけ早|出来るだけ早|可能な限り早|近日中に|追って(?:ご)?(?:連絡|回答|返答)/u,
  /努力(?:します|いたします|致します|してまいります)|最善を尽くし|様子を見/u,
];

const korean = [
  /검토(?:해\s?보)?(?:하)?겠습니다|검토해\s?보(?:도록|고)|검토(?:하)?도록\s?하겠습니다|검토\s?(?:중|예정)입니다/u,
  /검토\s?후\s?(?:회신|연락|말씀|답변)/u,
  /(?<!\p{Script=Hangul})난색/u,
  /어려울\s?(?:것|듯|수)|어렵지\s?않을까|쉽지\s?않(?:을|습)|힘들\s?(?:것|듯)/u,
  /(?<!\p{Script=Hangul})최대한(?!도)/u,
  /노력하겠습니다|노력해\s?보겠습니다|최선을\s?다하/u,
  /조속히|조속한\s?시일|빠른\s?시일\s?(?:내|안)|가능한\s?(?:한\s?)?빨리|(?<!\p{Script=Hangul})되도록/u,
  /긍정적으로\s?(?:검토|생각)|고려해\s?보겠|내부\s?(?:검토|논의|협의)\s?후/u,
];

const english = [
  /\b(?:we|i)(?:'ll| will| would)(?: need to| have to)? (?:consider|look into|think (?:about|over)|see(?! you\b| attached\b))\b/i,
  /\b(?:we|i)(?:'ll| will) (?:try|do (?:my|our) best|get back to you|come back to you)\b/i,
  /\blet (?:us|me) (?:think|consider|see)\b/i,
  /\b(?:may|might|could|would|will) be (?:a (?:bit|little) |quite |rather |very |too )?(?:difficult|hard|tough|tricky|challenging)\b/i,
  /\b(?:as soon as possible|asap|as far as possible|in due course|if at all possible)\b/i,
];

const patterns = [...japanese, ...korean, ...english];
