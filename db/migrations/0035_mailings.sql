CREATE TABLE "mailing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"fallback" text NOT NULL,
	"query" text,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL,
	"rate_per_minute" integer,
	"started_at" timestamp with time zone,
	"started_by" text,
	"next_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"paused_by" text,
	"stopped_at" timestamp with time zone,
	"stopped_by" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "mailing_kind" CHECK (kind IN ('forum', 'news')),
	CONSTRAINT "mailing_started" CHECK ((started_at IS NULL) = (rate_per_minute IS NULL)),
	CONSTRAINT "mailing_rate" CHECK (rate_per_minute > 0),
	CONSTRAINT "mailing_over" CHECK (stopped_at IS NULL OR finished_at IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "mailing_receiver" (
	"mailing_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"position" integer NOT NULL,
	"locale" text NOT NULL,
	"outcome" text,
	CONSTRAINT "mailing_receiver_mailing_id_registration_id_pk" PRIMARY KEY("mailing_id","registration_id")
);
--> statement-breakpoint
DROP INDEX "mail_due";--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "mailing_id" uuid;--> statement-breakpoint
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_receiver" ADD CONSTRAINT "mailing_receiver_mailing_id_mailing_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_receiver" ADD CONSTRAINT "mailing_receiver_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mailing_changed" ON "mailing" USING btree ("edition_id","changed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mailing_due" ON "mailing" USING btree ("next_at") WHERE finished_at IS NULL AND paused_at IS NULL;--> statement-breakpoint
CREATE INDEX "mailing_receiver_open" ON "mailing_receiver" USING btree ("mailing_id","position") WHERE outcome IS NULL;--> statement-breakpoint
CREATE INDEX "mail_due_of_mailing" ON "mail_message" USING btree ("due_at") WHERE state = 'queued' AND mailing_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_of_mailing" ON "mail_message" USING btree ("mailing_id","registration_id") WHERE mailing_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_due" ON "mail_message" USING btree ("is_to_stranger","due_at") WHERE state = 'queued' AND mailing_id IS NULL;