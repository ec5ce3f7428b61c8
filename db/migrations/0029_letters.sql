CREATE TABLE "letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"head_id" uuid,
	"sealed" "bytea",
	"vault_mark" text,
	"code_hash" text NOT NULL,
	"batch_id" uuid,
	"replaces_id" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	"revoke_reason" text,
	CONSTRAINT "letter_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "letter_number" UNIQUE("edition_id","kind","number"),
	CONSTRAINT "letter_kind" CHECK (kind IN ('invitation', 'visa_support', 'participation', 'attendance')),
	CONSTRAINT "letter_number_positive" CHECK (number > 0),
	CONSTRAINT "letter_revoked" CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))
);
--> statement-breakpoint
CREATE TABLE "letter_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"people" integer NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"stopped_by" text,
	"stopped_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "letter_batch_kind" CHECK (kind IN ('invitation', 'visa_support', 'participation', 'attendance'))
);
--> statement-breakpoint
CREATE TABLE "letter_batch_item" (
	"batch_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"position" integer NOT NULL,
	"outcome" text,
	CONSTRAINT "letter_batch_item_batch_id_registration_id_pk" PRIMARY KEY("batch_id","registration_id")
);
--> statement-breakpoint
CREATE TABLE "letter_count" (
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "letter_count_edition_id_kind_pk" PRIMARY KEY("edition_id","kind"),
	CONSTRAINT "letter_count_kind" CHECK (kind IN ('invitation', 'visa_support', 'participation', 'attendance'))
);
--> statement-breakpoint
CREATE TABLE "letter_head" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"issuer" jsonb NOT NULL,
	"address" jsonb NOT NULL,
	"signatory" jsonb NOT NULL,
	"post" jsonb NOT NULL,
	"logo_type" text,
	"logo" "bytea",
	"signature_type" text,
	"signature" "bytea",
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "letter_head_version" UNIQUE("edition_id","version"),
	CONSTRAINT "letter_head_logo" CHECK ((logo IS NULL) = (logo_type IS NULL) AND logo_type IN ('svg', 'png')),
	CONSTRAINT "letter_head_signature" CHECK ((signature IS NULL) = (signature_type IS NULL) AND signature_type IN ('svg', 'png'))
);
--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_head_id_letter_head_id_fk" FOREIGN KEY ("head_id") REFERENCES "public"."letter_head"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_batch_id_letter_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."letter_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batch" ADD CONSTRAINT "letter_batch_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batch_item" ADD CONSTRAINT "letter_batch_item_batch_id_letter_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."letter_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_batch_item" ADD CONSTRAINT "letter_batch_item_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_count" ADD CONSTRAINT "letter_count_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_head" ADD CONSTRAINT "letter_head_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letter_one_valid" ON "letter" USING btree ("registration_id","kind") WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE INDEX "letter_issued" ON "letter" USING btree ("edition_id","issued_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "letter_batch_asked" ON "letter_batch" USING btree ("edition_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "letter_batch_item_open" ON "letter_batch_item" USING btree ("batch_id","position") WHERE outcome IS NULL;