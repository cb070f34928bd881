import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const interval = 20_000;

/** Reads the page's data again from time to time, and when the tab is looked at. */
export function useLooksAgain(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible" && navigator.onLine) revalidate();
    };
    const timer = setInterval(look, interval);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [revalidate]);
}
