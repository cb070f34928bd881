import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonTone, buttonClass } from "./button-class";

type LinkButtonProps = LinkProps & { tone?: ButtonTone; square?: boolean };

/** Goes somewhere, looks like a button. */
export function LinkButton({ tone = "secondary", square, className, ...props }: LinkButtonProps) {
  return <Link {...props} className={buttonClass(tone, square, className)} />;
}
