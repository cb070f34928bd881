-- AlterTable
ALTER TABLE "member" ADD COLUMN     "may_accept" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "change_draft" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "revises" UUID,
    "fields" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "created_by_id" UUID NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "change_draft_room_id_organization_id_idx" ON "change_draft"("room_id", "organization_id");

-- AddForeignKey
ALTER TABLE "change_draft" ADD CONSTRAINT "change_draft_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_draft" ADD CONSTRAINT "change_draft_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_draft" ADD CONSTRAINT "change_draft_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_draft" ADD CONSTRAINT "change_draft_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
