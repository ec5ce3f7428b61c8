CREATE TABLE "mail_wording" (
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"written" jsonb NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" text NOT NULL,
	CONSTRAINT "mail_wording_edition_id_kind_number_pk" PRIMARY KEY("edition_id","kind","number"),
	CONSTRAINT "mail_wording_number" CHECK (number > 0)
);
--> statement-breakpoint
ALTER TABLE "mail_wording" ADD CONSTRAINT "mail_wording_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Written by hand
CREATE TRIGGER mail_wording_append_only BEFORE UPDATE OR DELETE ON mail_wording FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mail_wording_no_truncate BEFORE TRUNCATE ON mail_wording FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
