import account from "../../locales/en/account.json";
import common from "../../locales/en/common.json";
import company from "../../locales/en/company.json";
import errors from "../../locales/en/errors.json";
import room from "../../locales/en/room.json";
import writing from "../../locales/en/writing.json";

export const en = { account, common, company, errors, room, writing };
