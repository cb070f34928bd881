import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

type Surroundings = { https: boolean; development: boolean };

/**
 * A nonce for each answer, and the policy that knows it. HSTS and upgrade-insecure-requests only on https: on a workshop's
 * plain network they would keep the page from loading. While working on the portal, Vite's own scripts are let in.
 */
export function securityHeaders({ https, development }: Surroundings): RequestHandler {
  const nonce = (_: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce}'`;
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        styleSrcAttr: ["'unsafe-inline'"],
        // blob: what somebody is about to send is shown from the own browser.
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https && { maxAge: 31_536_000 },
    crossOriginOpenerPolicy: https && { policy: "same-origin" },
    originAgentCluster: https,
    referrerPolicy: { policy: "same-origin" },
  });
  return (request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64");
    policy(request, response, next);
  };
}
