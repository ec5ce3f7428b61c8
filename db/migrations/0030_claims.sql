CREATE TABLE "claim" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed_words" "bytea",
	"entered_by" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"assigned_to" text,
	"outcome" text,
	"sealed_answer" "bytea",
	"closed_at" timestamp with time zone,
	"closed_by" text,
	CONSTRAINT "claim_kind" CHECK (kind IN ('access', 'correct', 'erase', 'object')),
	CONSTRAINT "claim_outcome" CHECK (outcome IN ('done', 'refused', 'taken_back')),
	CONSTRAINT "claim_closed" CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL))
);
--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_one_open" ON "claim" USING btree ("registration_id","kind") WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX "claim_registration" ON "claim" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "claim_due" ON "claim" USING btree ("edition_id","due_at") WHERE closed_at IS NULL;