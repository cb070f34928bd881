import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig)],
  resolve: { alias: { "~": fileURLToPath(new URL("app", import.meta.url)) } },
  // What is loaded on first use would otherwise be found late, and reload the page under development.
  optimizeDeps: {
    include: [
      ...["Dialog", "Modal", "Menu", "Popover"].map((part) => `react-aria-components/${part}`),
      "socket.io-client",
    ],
  },
  build: {
    target: isSsrBuild ? "node20" : "es2020",
    // The content security policy allows no data: URLs for scripts, styles and fonts.
    assetsInlineLimit: 0,
    // Brings the colours of both schemes to browsers that do not know light-dark().
    cssMinify: "lightningcss",
    cssTarget: ["chrome111", "safari16.4", "firefox114"],
  },
}));
