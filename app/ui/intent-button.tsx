import { useNavigation } from "@remix-run/react";
import { Button, type ButtonProps } from "./button";

type IntentButtonProps = Pick<ButtonProps, "tone" | "children"> & { intent: string };

/** Submits one of several forms of a page: `intent` tells the action which, and turns this button's wheel alone. */
export function IntentButton({ intent, ...props }: IntentButtonProps) {
  const { formData } = useNavigation();
  return (
    <Button
      {...props}
      name="intent"
      value={intent}
      className="justify-self-start"
      isPending={formData?.get("intent") === intent}
    />
  );
}
