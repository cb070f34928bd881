-- CreateTable
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "stored_at" TIMESTAMPTZ(3),
    "wanted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_file" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "root_seq" INTEGER NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "part" TEXT,
    "part_key" TEXT,
    "revision" TEXT,
    "export_mark" TEXT NOT NULL,
    "permit" TEXT,
    "origin_id" UUID,
    "withdrawn_at" BIGINT,

    CONSTRAINT "room_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_opening" (
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "how" TEXT NOT NULL,
    "country" TEXT,

    CONSTRAINT "file_opening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stored_file_wanted_at_idx" ON "stored_file"("wanted_at");

-- CreateIndex
CREATE INDEX "upload_member_id_sent_at_idx" ON "upload"("member_id", "sent_at");

-- CreateIndex
CREATE INDEX "upload_organization_id_idx" ON "upload"("organization_id");

-- CreateIndex
CREATE INDEX "upload_sha256_idx" ON "upload"("sha256");

-- CreateIndex
CREATE INDEX "upload_sent_at_created_at_idx" ON "upload"("sent_at", "created_at");

-- CreateIndex
CREATE INDEX "room_file_room_id_seq_idx" ON "room_file"("room_id", "seq");

-- CreateIndex
CREATE INDEX "room_file_room_id_part_key_seq_idx" ON "room_file"("room_id", "part_key", "seq");

-- CreateIndex
CREATE INDEX "room_file_entry_id_idx" ON "room_file"("entry_id");

-- CreateIndex
CREATE INDEX "room_file_sha256_idx" ON "room_file"("sha256");

-- CreateIndex
CREATE INDEX "file_opening_file_id_at_idx" ON "file_opening"("file_id", "at");

-- CreateIndex
CREATE INDEX "file_opening_room_id_at_idx" ON "file_opening"("room_id", "at");

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_file" ADD CONSTRAINT "room_file_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_opening" ADD CONSTRAINT "file_opening_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_opening" ADD CONSTRAINT "file_opening_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
