CREATE TABLE "completed_part" (
	"registration_id" uuid NOT NULL,
	"part" text NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "completed_part_registration_id_part_pk" PRIMARY KEY("registration_id","part"),
	CONSTRAINT "completed_part_part" CHECK (part IN ('names', 'photo', 'document', 'visa', 'travel', 'needs'))
);
--> statement-breakpoint
CREATE TABLE "completion" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"badge_lines" text[],
	"visa_need" text,
	"arrival" jsonb,
	"departure" jsonb,
	CONSTRAINT "completion_visa_need" CHECK (visa_need IN ('not_needed', 'evisa', 'invitation')),
	CONSTRAINT "completion_badge_lines" CHECK (cardinality(badge_lines) BETWEEN 1 AND 2)
);
--> statement-breakpoint
CREATE TABLE "part_reminder" (
	"registration_id" uuid NOT NULL,
	"part" text NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "part_reminder_registration_id_part_pk" PRIMARY KEY("registration_id","part"),
	CONSTRAINT "part_reminder_part" CHECK (part IN ('names', 'photo', 'document', 'visa', 'travel', 'needs'))
);
--> statement-breakpoint
CREATE TABLE "part_rule" (
	"edition_id" uuid NOT NULL,
	"part" text NOT NULL,
	"asked_of" text NOT NULL,
	"is_blocking" boolean NOT NULL,
	"due_days" integer NOT NULL,
	"due_days_by" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"remind_days" integer NOT NULL,
	"except_categories" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "part_rule_edition_id_part_pk" PRIMARY KEY("edition_id","part"),
	CONSTRAINT "part_rule_part" CHECK (part IN ('names', 'photo', 'document', 'visa', 'travel', 'needs')),
	CONSTRAINT "part_rule_asked_of" CHECK (asked_of IN ('nobody', 'foreign', 'everybody')),
	CONSTRAINT "part_rule_days" CHECK (due_days BETWEEN 0 AND 365 AND remind_days BETWEEN 0 AND 365)
);
--> statement-breakpoint
CREATE TABLE "visa_hint" (
	"edition_id" uuid NOT NULL,
	"country" char(2) NOT NULL,
	"need" text NOT NULL,
	CONSTRAINT "visa_hint_edition_id_country_pk" PRIMARY KEY("edition_id","country"),
	CONSTRAINT "visa_hint_need" CHECK (need IN ('not_needed', 'evisa', 'invitation')),
	CONSTRAINT "visa_hint_country" CHECK (country ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
ALTER TABLE "likeness" DROP CONSTRAINT "likeness_kind";--> statement-breakpoint
ALTER TABLE "vault_record" DROP CONSTRAINT "vault_record_kind";--> statement-breakpoint
ALTER TABLE "vault_reveal" DROP CONSTRAINT "vault_reveal_field";--> statement-breakpoint
ALTER TABLE "vault_record" ADD COLUMN "lookup" text;--> statement-breakpoint
ALTER TABLE "completed_part" ADD CONSTRAINT "completed_part_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completion" ADD CONSTRAINT "completion_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_reminder" ADD CONSTRAINT "part_reminder_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_rule" ADD CONSTRAINT "part_rule_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visa_hint" ADD CONSTRAINT "visa_hint_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vault_record_lookup" ON "vault_record" USING btree ("lookup") WHERE lookup IS NOT NULL;--> statement-breakpoint
ALTER TABLE "likeness" ADD CONSTRAINT "likeness_kind" CHECK (kind IN ('name', 'phone', 'document', 'birth'));--> statement-breakpoint
ALTER TABLE "vault_record" ADD CONSTRAINT "vault_record_lookup" CHECK ((lookup IS NOT NULL) = (kind = 'document'));--> statement-breakpoint
ALTER TABLE "vault_record" ADD CONSTRAINT "vault_record_kind" CHECK (kind IN ('needs', 'document', 'birth', 'visa'));--> statement-breakpoint
ALTER TABLE "vault_reveal" ADD CONSTRAINT "vault_reveal_field" CHECK (field IN ('accessNeeds', 'diet', 'document', 'birthDate', 'visa'));--> statement-breakpoint
-- Written by hand
-- Nobody who was approved before is asked for anything new, and no letter goes out, until an organiser says so.
INSERT INTO part_rule (edition_id, part, asked_of, is_blocking, due_days, remind_days, except_categories)
SELECT edition.id, asked.part, 'nobody', false, asked.due_days, asked.remind_days, asked.except_categories
FROM edition, (VALUES
  ('names', 14, 7, '{}'::text[]),
  ('photo', 14, 7, '{VIS}'),
  ('document', 14, 7, '{VIS}'),
  ('visa', 45, 14, '{VIS}'),
  ('travel', 3, 7, '{VIS}'),
  ('needs', 14, 7, '{}')) AS asked (part, due_days, remind_days, except_categories);
