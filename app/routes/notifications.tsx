import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useFetcher, useLoaderData } from "@remix-run/react";
import { NoticeList } from "~/features/notification/notice-list";
import type { PageHandle } from "~/features/shell/page-handle";
import { useT } from "~/i18n/use-language";
import { DrawnFor } from "~/ui/drawn-for";
import { EmptyState } from "~/ui/empty-state";
import { IntentButton } from "~/ui/intent-button";
import { LinkButton } from "~/ui/link-button";
import { Page } from "~/ui/page";

export const handle: PageHandle = { title: "notification:list.title" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { memberId, organizationId } = actor;
  return { reader: { memberId, organizationId }, notices: await context.services.notification.list(actor) };
}

/** Marks the named ones as read, or all of them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const ids = form.getAll("id").map(String);
  await context.services.notification.read(actor, form.get("intent") === "all" ? "all" : ids);
  return null;
}

export default function Notifications() {
  const t = useT();
  const opened = useFetcher();
  const { reader, notices } = useLoaderData<typeof loader>();
  const unread = notices.filter(({ read }) => !read).length;
  if (notices.length === 0) {
    return (
      <EmptyState icon="bell" title={t("notification:list.emptyTitle")}>
        {t("notification:list.emptyText")}
      </EmptyState>
    );
  }
  return (
    <Page title={t("notification:list.title")}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-soft">{t("notification:list.count", { count: unread })}</p>
        <span className="flex gap-2">
          <LinkButton to="/settings#mail" tone="quiet">
            {t("notification:list.settings")}
          </LinkButton>
          {unread > 0 && (
            <Form method="post">
              <DrawnFor />
              <IntentButton intent="all">{t("notification:list.readAll")}</IntentButton>
            </Form>
          )}
        </span>
      </div>
      <NoticeList
        notices={notices}
        reader={reader}
        onOpen={({ id, read }) => !read && opened.submit({ id }, { method: "post" })}
      />
    </Page>
  );
}
