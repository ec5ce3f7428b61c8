CREATE TABLE "edition_text" (
	"edition_id" uuid NOT NULL,
	"place" text NOT NULL,
	"written" jsonb NOT NULL,
	CONSTRAINT "edition_text_edition_id_place_pk" PRIMARY KEY("edition_id","place")
);
--> statement-breakpoint
CREATE TABLE "recount_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"walked_facts" bigint DEFAULT 0 NOT NULL,
	"all_facts" bigint,
	"finished_at" timestamp with time zone,
	"verification_id" uuid
);
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "consent_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "verification" ADD COLUMN "sealed_facts" bigint;--> statement-breakpoint
ALTER TABLE "verification" ADD COLUMN "unsealed_facts" bigint;--> statement-breakpoint
ALTER TABLE "edition_text" ADD CONSTRAINT "edition_text_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recount_run" ADD CONSTRAINT "recount_run_verification_id_verification_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verification"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recount_run_once" ON "recount_run" USING btree ((finished_at IS NULL)) WHERE finished_at IS NULL;--> statement-breakpoint
CREATE INDEX "recount_run_asked" ON "recount_run" USING btree ("asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit_fact" USING btree ("action","id") WHERE action <> 'registration.submitted';--> statement-breakpoint
CREATE UNIQUE INDEX "category_letter_once" ON "category" USING btree ("edition_id","letter");