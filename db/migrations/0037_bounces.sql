CREATE TABLE "mail_bounce" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mail_id" uuid NOT NULL,
	"registration_id" uuid,
	"email_key" text NOT NULL,
	"kind" text NOT NULL,
	"status" text,
	"source" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"cleared_at" timestamp with time zone,
	"cleared_by" text,
	CONSTRAINT "mail_bounce_kind" CHECK (kind IN ('permanent', 'refused', 'complaint')),
	CONSTRAINT "mail_bounce_source" CHECK (source IN ('server', 'report')),
	CONSTRAINT "mail_bounce_cleared" CHECK ((cleared_at IS NULL) = (cleared_by IS NULL))
);
--> statement-breakpoint
ALTER TABLE "mail_message" DROP CONSTRAINT "mail_state";--> statement-breakpoint
CREATE UNIQUE INDEX "mail_bounce_once" ON "mail_bounce" USING btree ("mail_id","kind");--> statement-breakpoint
CREATE INDEX "mail_bounce_open" ON "mail_bounce" USING btree ("email_key") WHERE cleared_at IS NULL;--> statement-breakpoint
CREATE INDEX "mail_bounce_noted" ON "mail_bounce" USING btree ("noted_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_state" CHECK (state IN ('queued', 'sent', 'failed', 'suppressed', 'recalled', 'bounced'));