CREATE TABLE "bulk_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason_code" text,
	"note" text,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"undo_asked_by" text,
	"undo_asked_at" timestamp with time zone,
	"undo_finished_at" timestamp with time zone,
	CONSTRAINT "bulk_decision_kind" CHECK (decision IN ('approve', 'reject')),
	CONSTRAINT "bulk_decision_undo" CHECK ((undo_asked_at IS NULL) = (undo_asked_by IS NULL))
);
--> statement-breakpoint
CREATE TABLE "bulk_item" (
	"bulk_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"position" integer NOT NULL,
	"seen_state" text NOT NULL,
	"seen_approved" boolean NOT NULL,
	"outcome" text,
	"undo" text,
	CONSTRAINT "bulk_item_bulk_id_registration_id_pk" PRIMARY KEY("bulk_id","registration_id")
);
--> statement-breakpoint
CREATE TABLE "decision_undo" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"undone_by" text NOT NULL,
	"undone_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail_message" DROP CONSTRAINT "mail_state";--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "decision_grace_minutes" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "recalled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "letter_held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "prior" jsonb;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "bulk_id" uuid;--> statement-breakpoint
ALTER TABLE "bulk_decision" ADD CONSTRAINT "bulk_decision_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_bulk_id_bulk_decision_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_undo" ADD CONSTRAINT "decision_undo_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_decision_asked" ON "bulk_decision" USING btree ("asked_by","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "bulk_item_open" ON "bulk_item" USING btree ("bulk_id","position") WHERE outcome IS NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_bulk_id_bulk_decision_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_by" ON "decision" USING btree ("decided_by","decided_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "decision_bulk" ON "decision" USING btree ("bulk_id") WHERE bulk_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_grace" CHECK (decision_grace_minutes BETWEEN 0 AND 60);--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_recalled" CHECK ((state = 'recalled') = (recalled_at IS NOT NULL));--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_state" CHECK (state IN ('queued', 'sent', 'failed', 'suppressed', 'recalled'));--> statement-breakpoint
CREATE TRIGGER decision_undo_append_only BEFORE UPDATE OR DELETE ON decision_undo FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER decision_undo_no_truncate BEFORE TRUNCATE ON decision_undo FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
