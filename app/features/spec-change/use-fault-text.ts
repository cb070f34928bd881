import { isErrorCode } from "~/domain/result";
import type { ChangeFault, ChangeFaults } from "~/domain/typed-characteristics";
import { useChangeT } from "~/i18n/change-texts";

export type FaultText = (field: string) => string | undefined;

/** What is wrong with a field, as a sentence. */
export function useFaultText(faults: ChangeFaults): FaultText {
  const words = useFaultWords();
  return (field) => {
    const code = faults[field];
    return code && words(code);
  };
}

export function useFaultWords(): (code: ChangeFault) => string {
  const t = useChangeT();
  return (code) => (isErrorCode(code) ? t(`errors:${code}`) : t(`change:fault.${code}`));
}
