import "i18next";
import type account from "../../locales/en/account.json";
import type attachment from "../../locales/en/attachment.json";
import type change from "../../locales/en/change.json";
import type company from "../../locales/en/company.json";
import type invitation from "../../locales/en/invitation.json";
import type searchPage from "../../locales/en/search-page.json";
import type viewer from "../../locales/en/viewer.json";
import type { en } from "./en";

// English decides which keys there are: a wrong one is a type error.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof en & {
      account: typeof account;
      attachment: typeof attachment;
      change: typeof change;
      company: typeof company;
      invitation: typeof invitation;
      searchPage: typeof searchPage;
      viewer: typeof viewer;
    };
  }
}
