type Names = Record<string, { ja: string; ko: string }>;

/**
 * Names that the library does not have in Japanese or Korean, or has only as another country's day (제헌절 is Korea's own
 * Constitution Day), by the country and the library's English name.
 */
const ofCountry: Record<string, Names> = {
  JP: {
    "New Year's Day": { ja: "元日", ko: "설날(양력)" },
    "Coming of Age Day": { ja: "成人の日", ko: "성인의 날" },
    "Foundation Day": { ja: "建国記念の日", ko: "건국기념일" },
    "Emperor's Birthday": { ja: "天皇誕生日", ko: "천황 탄생일" },
    "Spring Equinox Day": { ja: "春分の日", ko: "춘분의 날" },
    "Showa Day": { ja: "昭和の日", ko: "쇼와의 날" },
    "Constitution Day": { ja: "憲法記念日", ko: "헌법기념일" },
    "Greenery Day": { ja: "みどりの日", ko: "녹색의 날" },
    "Children's Day": { ja: "こどもの日", ko: "어린이날" },
    "Marine Day": { ja: "海の日", ko: "바다의 날" },
    "Mountain Day": { ja: "山の日", ko: "산의 날" },
    "Respect-for-the-Aged Day": { ja: "敬老の日", ko: "경로의 날" },
    "Autumnal Equinox Day": { ja: "秋分の日", ko: "추분의 날" },
    "Sports Day": { ja: "スポーツの日", ko: "스포츠의 날" },
    "Culture Day": { ja: "文化の日", ko: "문화의 날" },
    "Labor Thanksgiving Day": { ja: "勤労感謝の日", ko: "근로감사의 날" },
    "Citizens' Holiday": { ja: "国民の休日", ko: "국민의 휴일" },
  },
  KR: {
    "New Year's Day": { ja: "新正（元日）", ko: "신정" },
    "Korean New Year": { ja: "ソルラル（旧正月）", ko: "설날" },
    "Independence Movement Day": { ja: "三一節", ko: "3·1절" },
    "Labour Day": { ja: "労働節", ko: "노동절" },
    "Children's Day": { ja: "こどもの日", ko: "어린이날" },
    "Buddha's Birthday": { ja: "釈迦誕生日", ko: "부처님오신날" },
    "Memorial Day": { ja: "顕忠日", ko: "현충일" },
    "Constitution Day": { ja: "制憲節", ko: "제헌절" },
    "Liberation Day": { ja: "光復節", ko: "광복절" },
    "Korean Thanksgiving": { ja: "秋夕（チュソク）", ko: "추석" },
    "National Foundation Day": { ja: "開天節", ko: "개천절" },
    "Hangul Day": { ja: "ハングルの日", ko: "한글날" },
    "Christmas Day": { ja: "クリスマス", ko: "성탄절" },
  },
};

const everywhere: Names = {
  "New Year's Day": { ja: "元日", ko: "새해 첫날" },
  "Maundy Thursday": { ja: "聖木曜日", ko: "성목요일" },
  "Good Friday": { ja: "聖金曜日", ko: "성금요일" },
  "Easter Sunday": { ja: "復活祭", ko: "부활절" },
  "Easter Monday": { ja: "復活祭の翌月曜日", ko: "부활절 월요일" },
  "Labour Day": { ja: "メーデー", ko: "노동절" },
  "Ascension Day": { ja: "キリスト昇天祭", ko: "예수 승천일" },
  Pentecost: { ja: "聖霊降臨祭", ko: "성령강림절" },
  "Whit Monday": { ja: "聖霊降臨祭の翌月曜日", ko: "성령강림절 월요일" },
  "Constitution Day": { ja: "憲法記念日", ko: "헌법기념일" },
  "Independence Day": { ja: "独立記念日", ko: "독립기념일" },
  "National Day": { ja: "建国記念日", ko: "국경일" },
  "Thanksgiving Day": { ja: "感謝祭", ko: "추수감사절" },
  "Christmas Day": { ja: "クリスマス", ko: "크리스마스" },
  "Boxing Day": { ja: "クリスマスの翌日", ko: "크리스마스 다음 날" },
};

const marks = { en: " (substitute day)", ja: "（振替休日）", ko: " (대체공휴일)" };

/** A holiday's names by the country and its English name, a substitute day's too; undefined where this table has none. */
export function knownNames(country: string, english: string): { en: string; ja: string; ko: string } | undefined {
  const substitute = english.endsWith(marks.en);
  const name = substitute ? english.slice(0, -marks.en.length) : english;
  const known = ofCountry[country]?.[name] ?? everywhere[name];
  if (!known) return undefined;
  const mark = substitute ? marks : { ja: "", ko: "" };
  return { en: english, ja: known.ja + mark.ja, ko: known.ko + mark.ko };
}
