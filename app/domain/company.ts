import * as z from "zod/mini";
import {
  chosen,
  copiedCode,
  email,
  joinForm,
  language,
  line,
  newPassword,
  optional,
  personName,
  timeZone,
} from "./account";
import type { CompanyNames } from "./actor";

/** Where this portal's companies are: ISO 3166-1 alpha-2. Another one is a line here. */
export const countries = [
  ..."AE AR AT AU BE BG BR CA CH CL CN CO CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KR".split(" "),
  ..."LT LU LV MA MX MY NL NO NZ PE PH PL PT RO RS SA SE SG SI SK TH TR TW UA US VN ZA".split(" "),
];

const companyFields = {
  nameEn: optional(line(120)),
  nameJa: optional(line(120)),
  nameKo: optional(line(120)),
  country: chosen((code) => countries.includes(code)),
  locale: language,
  timeZone,
};

/** A company needs a name in one language; which one is its own affair. */
const isNamed = z.refine<CompanyNames>((names) => Boolean(names.nameEn || names.nameJa || names.nameKo), {
  error: "empty",
  path: ["names"],
  when: () => true,
});

export const companyForm = z.object({ ...companyFields, managerName: personName, managerEmail: email }).check(isNamed);

export const setupForm = z
  .object({ ...companyFields, code: copiedCode, name: personName, email, password: newPassword })
  .check(isNamed);

/** Somebody who was invited from a company that is new here; its language and clock are at first those of the person. */
export const founderForm = z.object({ ...companyFields, ...joinForm.shape }).check(isNamed);

export const inviteForm = z.object({
  name: personName,
  email,
  role: z.enum(["member", "manager"]),
  locale: language,
});

export const disableForm = z.object({ memberId: z.uuid(), disabled: z.enum(["true", "false"]) });

/** The first room between two companies, whose managers are in it from the start. */
export const firstRoomForm = z.object({
  roomName: line(120),
  buyer: z.uuid(),
  supplier: z.uuid(),
  clientKey: z.uuid(),
});

/** A room that a member opens with a company known from another room; `side` is the own company's. */
export const newRoomForm = z.object({
  roomName: line(120),
  counterpart: z.uuid(),
  side: z.enum(["buyer", "supplier"], "empty"),
  memberIds: z.array(z.uuid(), "empty"),
  clientKey: z.uuid(),
});

/** Who comes into a room or leaves it. */
export const participantForm = z.object({ memberId: z.uuid(), clientKey: z.uuid() });
