import account from "../../locales/ja/account.json";
import common from "../../locales/ja/common.json";
import company from "../../locales/ja/company.json";
import errors from "../../locales/ja/errors.json";
import room from "../../locales/ja/room.json";
import writing from "../../locales/ja/writing.json";

export const ja = { account, common, company, errors, room, writing };
