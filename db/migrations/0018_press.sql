CREATE TABLE "badge_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"format" text NOT NULL,
	"layout" text NOT NULL,
	"reason" text,
	"people" integer NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"stopped_by" text,
	"stopped_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"file_bytes" bigint,
	"forgotten_at" timestamp with time zone,
	CONSTRAINT "badge_batch_reason" CHECK (reason IN ('lost', 'damaged', 'misprint', 'data_corrected')),
	CONSTRAINT "badge_batch_layout" CHECK (layout IN ('single', 'sheet'))
);
--> statement-breakpoint
CREATE TABLE "badge_batch_item" (
	"batch_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"position" integer NOT NULL,
	"ticket_id" uuid NOT NULL,
	"outcome" text,
	CONSTRAINT "badge_batch_item_batch_id_registration_id_pk" PRIMARY KEY("batch_id","registration_id")
);
--> statement-breakpoint
CREATE TABLE "badge_batch_piece" (
	"batch_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "badge_batch_piece_batch_id_kind_number_pk" PRIMARY KEY("batch_id","kind","number"),
	CONSTRAINT "badge_batch_piece_kind" CHECK (kind IN ('part', 'file'))
);
--> statement-breakpoint
CREATE TABLE "badge_look" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"head_colour" text NOT NULL,
	"lines" jsonb NOT NULL,
	"logo_type" text,
	"logo" "bytea",
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "badge_look_colour" CHECK (head_colour ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "badge_look_logo" CHECK ((logo IS NULL) = (logo_type IS NULL) AND logo_type IN ('svg', 'png'))
);
--> statement-breakpoint
ALTER TABLE "badge_print" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "badge_batch" ADD CONSTRAINT "badge_batch_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_batch_item" ADD CONSTRAINT "badge_batch_item_batch_id_badge_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."badge_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_batch_item" ADD CONSTRAINT "badge_batch_item_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_batch_item" ADD CONSTRAINT "badge_batch_item_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_batch_piece" ADD CONSTRAINT "badge_batch_piece_batch_id_badge_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."badge_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_look" ADD CONSTRAINT "badge_look_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "badge_batch_asked" ON "badge_batch" USING btree ("edition_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "badge_batch_item_open" ON "badge_batch_item" USING btree ("batch_id","position") WHERE outcome IS NULL;--> statement-breakpoint
ALTER TABLE "badge_print" ADD CONSTRAINT "badge_print_batch_id_badge_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."badge_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Written by hand
-- What is sealed does not shrink: to try costs time and nothing is gained.
ALTER TABLE "badge_batch_piece" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
