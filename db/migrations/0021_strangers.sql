DROP INDEX "mail_due";--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "is_to_stranger" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_due" ON "mail_message" USING btree ("is_to_stranger","due_at") WHERE state = 'queued';