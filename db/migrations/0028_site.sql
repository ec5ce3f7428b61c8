CREATE TABLE "site_draft" (
	"edition_id" uuid NOT NULL,
	"page" text NOT NULL,
	"content" jsonb NOT NULL,
	"revision" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "site_draft_edition_id_page_pk" PRIMARY KEY("edition_id","page")
);
--> statement-breakpoint
CREATE TABLE "site_version" (
	"edition_id" uuid NOT NULL,
	"page" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "site_version_edition_id_page_number_pk" PRIMARY KEY("edition_id","page","number"),
	CONSTRAINT "site_version_number" CHECK (number > 0)
);
--> statement-breakpoint
ALTER TABLE "site_draft" ADD CONSTRAINT "site_draft_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_version" ADD CONSTRAINT "site_version_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Written by hand: what has been published stays as it was.
CREATE TRIGGER site_version_append_only BEFORE UPDATE OR DELETE ON site_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER site_version_no_truncate BEFORE TRUNCATE ON site_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
