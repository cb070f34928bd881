-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "acceptances_needed" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "spec_change" (
    "entry_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "waits_for" "side"[],
    "day" TEXT,
    "asked_at" BIGINT,
    "currency" TEXT,
    "price_from" TEXT,
    "price_to" TEXT,
    "lead_days" INTEGER,
    "changed_at" BIGINT NOT NULL,

    CONSTRAINT "spec_change_pkey" PRIMARY KEY ("entry_id")
);

-- CreateIndex
CREATE INDEX "spec_change_room_id_state_idx" ON "spec_change"("room_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "spec_change_room_id_number_key" ON "spec_change"("room_id", "number");

-- AddForeignKey
ALTER TABLE "spec_change" ADD CONSTRAINT "spec_change_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
