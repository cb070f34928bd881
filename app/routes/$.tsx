import { refused, statusOf } from "~/domain/result";

export function loader() {
  throw Response.json(refused("notFound"), { status: statusOf("notFound") });
}

export const action = loader;

/** Never drawn: the loader has refused. Its presence lets the refusal be drawn by the root. */
export default function NotFound() {
  return null;
}
