import "i18next";
import type attachment from "../../locales/en/attachment.json";
import type change from "../../locales/en/change.json";
import type invitation from "../../locales/en/invitation.json";
import type viewer from "../../locales/en/viewer.json";
import type { en } from "./en";

// English decides which keys there are: a wrong one is a type error.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof en & {
      attachment: typeof attachment;
      change: typeof change;
      invitation: typeof invitation;
      viewer: typeof viewer;
    };
  }
}
