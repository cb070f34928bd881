import "i18next";
import type { en } from "./en";

// English decides which keys there are: a wrong one is a type error.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof en;
  }
}
