import { forwardRef, type ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaProps } from "react-aria-components/Button";
import { type ButtonTone, buttonClass } from "./button-class";
import { Spinner } from "./spinner";

export type ButtonProps = Omit<AriaProps, "className" | "style" | "children"> & {
  tone?: ButtonTone;
  /** A square button that shows an icon only: give it an `aria-label`. */
  square?: boolean;
  className?: string;
  children: ReactNode;
};

/** Submits its form unless told otherwise, so that it also works before the script has arrived. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone = "secondary", square, className, children, type = "submit", ...props },
  ref,
) {
  return (
    <AriaButton
      {...props}
      ref={ref}
      type={props.onPress ? "button" : type}
      className={buttonClass(tone, square, className)}
    >
      {props.isPending && (
        <>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
          <span className="sr-only">{children}</span>
        </>
      )}
      <span className={props.isPending ? "invisible contents" : "contents"}>{children}</span>
    </AriaButton>
  );
});
