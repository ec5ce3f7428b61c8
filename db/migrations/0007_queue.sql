CREATE TABLE "assignment" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"assigned_by" text NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delegation_head" (
	"delegation_id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"named_by" text NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delegation_head_registration_id_unique" UNIQUE("registration_id")
);
--> statement-breakpoint
CREATE TABLE "record_seen" (
	"registration_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"seen_before" timestamp with time zone,
	"open_until" timestamp with time zone,
	CONSTRAINT "record_seen_registration_id_user_id_pk" PRIMARY KEY("registration_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "registration_tag" (
	"registration_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registration_tag_registration_id_tag_id_pk" PRIMARY KEY("registration_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "review_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "review_tag" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_view_name" UNIQUE("edition_id","user_id","name"),
	CONSTRAINT "saved_view_query" CHECK (length(query) <= 500)
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_head" ADD CONSTRAINT "delegation_head_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_head" ADD CONSTRAINT "delegation_head_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_seen" ADD CONSTRAINT "record_seen_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_seen" ADD CONSTRAINT "record_seen_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_tag" ADD CONSTRAINT "registration_tag_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_tag" ADD CONSTRAINT "registration_tag_tag_id_review_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."review_tag"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_note" ADD CONSTRAINT "review_note_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_tag" ADD CONSTRAINT "review_tag_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_user" ON "assignment" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "registration_tag_tag" ON "registration_tag" USING btree ("tag_id");--> statement-breakpoint
CREATE INDEX "review_note_registration" ON "review_note" USING btree ("registration_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "review_tag_name" ON "review_tag" USING btree ("edition_id",lower(name));--> statement-breakpoint
CREATE INDEX "scan_help_desk" ON "scan" USING btree ("edition_id","scanned_at") WHERE verdict = 'help_desk';--> statement-breakpoint
CREATE INDEX "registration_submitted" ON "registration" USING btree ("edition_id","submitted_at","id");