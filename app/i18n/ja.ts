import calendar from "../../locales/ja/calendar.json";
import common from "../../locales/ja/common.json";
import errors from "../../locales/ja/errors.json";
import file from "../../locales/ja/file.json";
import meaning from "../../locales/ja/meaning.json";
import memory from "../../locales/ja/memory.json";
import notification from "../../locales/ja/notification.json";
import offline from "../../locales/ja/offline.json";
import room from "../../locales/ja/room.json";
import search from "../../locales/ja/search.json";
import shortcut from "../../locales/ja/shortcut.json";
import side from "../../locales/ja/side.json";
import specChange from "../../locales/ja/spec-change.json";
import thread from "../../locales/ja/thread.json";
import writing from "../../locales/ja/writing.json";

export const ja = {
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
