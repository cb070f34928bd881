import type { Role } from "~/domain/actor";
import { useCompanyT } from "~/i18n/company-texts";
import { useFormat } from "~/i18n/reader";
import { Icon } from "~/ui/icon";
import { Row, Rows, Tag } from "~/ui/rows";

type OpenLink = { id: string; name: string; email: string; role: Role; expiresAt: number };

/** Who was sent a link and has not come yet. */
export function LinkList({ links }: { links: OpenLink[] }) {
  const t = useCompanyT();
  const format = useFormat();
  return (
    <Rows label={t("company:own.links")}>
      {links.map((link) => (
        <Row
          key={link.id}
          lead={
            <span className="grid size-9 place-items-center rounded-full bg-sunken text-soft">
              <Icon name="link" />
            </span>
          }
          title={
            <span className="flex flex-wrap items-center gap-x-2">
              {link.name}
              {link.role !== "member" && <Tag>{t(`role.${link.role}`)}</Tag>}
            </span>
          }
          detail={link.email}
          trail={
            <span className="text-sm text-soft">
              {t("company:own.validUntil", { moment: format.moment(link.expiresAt) })}
            </span>
          }
        />
      ))}
    </Rows>
  );
}
