import calendar from "../../locales/en/calendar.json";
import common from "../../locales/en/common.json";
import errors from "../../locales/en/errors.json";
import file from "../../locales/en/file.json";
import meaning from "../../locales/en/meaning.json";
import memory from "../../locales/en/memory.json";
import notification from "../../locales/en/notification.json";
import offline from "../../locales/en/offline.json";
import room from "../../locales/en/room.json";
import search from "../../locales/en/search.json";
import shortcut from "../../locales/en/shortcut.json";
import side from "../../locales/en/side.json";
import specChange from "../../locales/en/spec-change.json";
import thread from "../../locales/en/thread.json";
import writing from "../../locales/en/writing.json";

export const en = {
  calendar,
  common,
  errors,
  file,
  room,
  side,
  writing,
  notification,
  memory,
  meaning,
  search,
  thread,
  shortcut,
  offline,
  specChange,
};
