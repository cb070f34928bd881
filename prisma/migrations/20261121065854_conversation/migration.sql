-- CreateEnum
CREATE TYPE "theme" AS ENUM ('system', 'light', 'dark');

-- CreateEnum
CREATE TYPE "mail_rhythm" AS ENUM ('at_once', 'hourly', 'daily', 'never');

-- AlterTable
ALTER TABLE "entry" ADD COLUMN     "parent_seq" INTEGER;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "mail_hour" INTEGER NOT NULL DEFAULT 8,
ADD COLUMN     "mail_rhythm" "mail_rhythm" NOT NULL DEFAULT 'at_once',
ADD COLUMN     "quiet_from" TEXT,
ADD COLUMN     "quiet_to" TEXT,
ADD COLUMN     "theme" "theme" NOT NULL DEFAULT 'system';

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "closes_at" TEXT NOT NULL DEFAULT '17:30',
ADD COLUMN     "keeps_holidays" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "opens_at" TEXT NOT NULL DEFAULT '08:30',
ADD COLUMN     "region" TEXT,
ADD COLUMN     "work_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[];

-- AlterTable
ALTER TABLE "room" ADD COLUMN     "organization_id" UUID,
ADD COLUMN     "parent_id" UUID;

-- CreateTable
CREATE TABLE "thread_cursor" (
    "root_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "thread_cursor_pkey" PRIMARY KEY ("root_id","member_id")
);

-- CreateTable
CREATE TABLE "text_draft" (
    "member_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "room_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "text_draft_pkey" PRIMARY KEY ("member_id","place")
);

-- CreateTable
CREATE TABLE "scheduled_send" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "refused" TEXT,

    CONSTRAINT "scheduled_send_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closed_day" (
    "organization_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "closed_day_pkey" PRIMARY KEY ("organization_id","day")
);

-- CreateTable
CREATE TABLE "due_item" (
    "entry_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "about_id" UUID NOT NULL,
    "root_seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID,
    "member_ids" UUID[],
    "day" TEXT,
    "due_at" BIGINT,
    "closed_at" BIGINT,

    CONSTRAINT "due_item_pkey" PRIMARY KEY ("entry_id","calendar_id")
);

-- CreateTable
CREATE TABLE "memory_item" (
    "entry_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "about_id" UUID NOT NULL,
    "root_seq" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "day" TEXT,
    "pinned_by_id" UUID NOT NULL,
    "pinned_at" BIGINT NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" BIGINT,
    "closed_at" BIGINT,

    CONSTRAINT "memory_item_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "search_text" (
    "entry_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "message_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "folded" TEXT NOT NULL,
    "grams" TEXT[],

    CONSTRAINT "search_text_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "root_seq" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT,
    "html" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_token" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "member_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "locale" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "organization_id" UUID,
    "room_id" UUID,
    "room_name" TEXT,
    "side" "side",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "member_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "thread_cursor_room_id_member_id_idx" ON "thread_cursor"("room_id", "member_id");

-- CreateIndex
CREATE INDEX "scheduled_send_send_at_idx" ON "scheduled_send"("send_at");

-- CreateIndex
CREATE INDEX "scheduled_send_member_id_room_id_idx" ON "scheduled_send"("member_id", "room_id");

-- CreateIndex
CREATE INDEX "due_item_room_id_closed_at_idx" ON "due_item"("room_id", "closed_at");

-- CreateIndex
CREATE INDEX "due_item_due_at_idx" ON "due_item"("due_at");

-- CreateIndex
CREATE INDEX "memory_item_room_id_closed_at_idx" ON "memory_item"("room_id", "closed_at");

-- CreateIndex
CREATE INDEX "search_text_room_id_at_entry_id_idx" ON "search_text"("room_id", "at", "entry_id");

-- CreateIndex
CREATE INDEX "search_text_at_entry_id_idx" ON "search_text"("at", "entry_id");

-- CreateIndex
CREATE INDEX "search_text_actor_id_at_idx" ON "search_text"("actor_id", "at");

-- CreateIndex
CREATE INDEX "search_text_message_id_idx" ON "search_text"("message_id");

-- CreateIndex
CREATE INDEX "search_text_grams_idx" ON "search_text" USING GIN ("grams");

-- CreateIndex
CREATE INDEX "notification_member_id_at_idx" ON "notification"("member_id", "at");

-- CreateIndex
CREATE INDEX "notification_mailed_at_at_idx" ON "notification"("mailed_at", "at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_member_id_entry_id_reason_key" ON "notification"("member_id", "entry_id", "reason");

-- CreateIndex
CREATE INDEX "mail_sent_at_next_at_idx" ON "mail"("sent_at", "next_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_token_token_hash_key" ON "mail_token"("token_hash");

-- CreateIndex
CREATE INDEX "mail_token_member_id_purpose_idx" ON "mail_token"("member_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_invited_by_id_created_at_idx" ON "invitation"("invited_by_id", "created_at");

-- CreateIndex
CREATE INDEX "invitation_organization_id_idx" ON "invitation"("organization_id");

-- CreateIndex
CREATE INDEX "entry_room_id_own_row_at_idx" ON "entry"("room_id", "own_row", "at");

-- CreateIndex
CREATE INDEX "entry_room_id_parent_seq_idx" ON "entry"("room_id", "parent_seq");

-- CreateIndex
CREATE UNIQUE INDEX "room_parent_id_organization_id_key" ON "room"("parent_id", "organization_id");

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_cursor" ADD CONSTRAINT "thread_cursor_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_cursor" ADD CONSTRAINT "thread_cursor_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_draft" ADD CONSTRAINT "text_draft_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_send" ADD CONSTRAINT "scheduled_send_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_send" ADD CONSTRAINT "scheduled_send_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "due_item" ADD CONSTRAINT "due_item_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memory_item" ADD CONSTRAINT "memory_item_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_text" ADD CONSTRAINT "search_text_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_token" ADD CONSTRAINT "mail_token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;
