CREATE TABLE "column_set" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"name" text NOT NULL,
	"columns" text[] NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "column_set_name" UNIQUE("owner","name")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"day" date NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"stats" jsonb NOT NULL,
	CONSTRAINT "report_day" UNIQUE("edition_id","day")
);
--> statement-breakpoint
CREATE TABLE "report_recipient" (
	"edition_id" uuid NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_recipient_edition_id_email_pk" PRIMARY KEY("edition_id","email")
);
--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_recipient" ADD CONSTRAINT "report_recipient_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TRIGGER report_append_only BEFORE UPDATE OR DELETE ON report FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_no_truncate BEFORE TRUNCATE ON report FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
