import { type RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type ErrorCode, Refusal } from "~/domain/result";

/** Takes one from an allowance; when it is used up, refuses with the seconds until there is more. */
export async function takeOne(limiter: RateLimiterMemory, key: string, code: ErrorCode = "tooFast"): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal(code, { retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
  }
}
