import calendar from "../../locales/ko/calendar.json";
import common from "../../locales/ko/common.json";
import errors from "../../locales/ko/errors.json";
import file from "../../locales/ko/file.json";
import meaning from "../../locales/ko/meaning.json";
import memory from "../../locales/ko/memory.json";
import notification from "../../locales/ko/notification.json";
import offline from "../../locales/ko/offline.json";
import room from "../../locales/ko/room.json";
import search from "../../locales/ko/search.json";
import shortcut from "../../locales/ko/shortcut.json";
import side from "../../locales/ko/side.json";
import specChange from "../../locales/ko/spec-change.json";
import thread from "../../locales/ko/thread.json";
import writing from "../../locales/ko/writing.json";

export const ko = {
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
