import { isRefusal } from "~/domain/result";

/** With which code something is refused; undefined: it was not. A bug is thrown on. */
export async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}
