import { type DueLine, isOfChange } from "~/domain/agenda";
import { useT } from "~/i18n/use-language";

type DueKindWordsProps = { line: DueLine; nameOf: (memberId: string) => string };

/** What somebody waits for, and who asked or promised; of a spec change the state that it is in. */
export function DueKindWords({ line, nameOf }: DueKindWordsProps) {
  const t = useT();
  const { kind, byId } = line;
  return isOfChange(kind) ? t(`specChange:state.${kind}`) : t(`memory:waiting.${kind}`, { name: nameOf(byId) });
}
