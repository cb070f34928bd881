import account from "../../locales/ko/account.json";
import common from "../../locales/ko/common.json";
import company from "../../locales/ko/company.json";
import errors from "../../locales/ko/errors.json";
import room from "../../locales/ko/room.json";
import writing from "../../locales/ko/writing.json";

export const ko = { account, common, company, errors, room, writing };
