import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useFetcher, useLoaderData } from "@remix-run/react";
import { StrandedSends } from "~/features/calendar/stranded-sends";
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
  const { notification, scheduledSend } = context.services;
  const [notices, stranded] = await Promise.all([notification.list(actor), scheduledSend.stranded(actor)]);
  return { reader: { memberId, organizationId }, notices, stranded };
}

/** Marks the named ones as read, or all of them; or discards what was never sent. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const ids = form.getAll("id").map(String);
  if (form.get("intent") === "discard") {
    await context.services.scheduledSend.cancel(actor, ids[0] ?? "");
    return null;
  }
  await context.services.notification.read(actor, form.get("intent") === "all" ? "all" : ids);
  return null;
}

export default function Notifications() {
  const t = useT();
  const opened = useFetcher();
  const { reader, notices, stranded } = useLoaderData<typeof loader>();
  const unread = notices.filter(({ read }) => !read).length;
  if (notices.length === 0 && stranded.length === 0) {
    return (
      <EmptyState icon="bell" title={t("notification:list.emptyTitle")}>
        {t("notification:list.emptyText")}
      </EmptyState>
    );
  }
  return (
    <Page title={t("notification:list.title")}>
      <StrandedSends sends={stranded} />
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
