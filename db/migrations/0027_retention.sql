CREATE TABLE "destruction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"class" text NOT NULL,
	"days" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" text NOT NULL,
	"finished_at" timestamp with time zone,
	"done_up_to" uuid,
	"people" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"items" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"reference_hash" text NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"erased_by" text NOT NULL,
	"cause" text NOT NULL,
	CONSTRAINT "erasure_reference_hash_unique" UNIQUE("reference_hash"),
	CONSTRAINT "erasure_cause" CHECK (cause IN ('own', 'organiser', 'retention'))
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"lifted_by" text,
	"lifted_at" timestamp with time zone,
	"lift_reason" text,
	CONSTRAINT "legal_hold_lifted" CHECK (num_nulls(lifted_by, lifted_at) IN (0, 2))
);
--> statement-breakpoint
CREATE TABLE "retention_delay" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"class" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"delayed_by" text NOT NULL,
	"delayed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"edition_id" uuid NOT NULL,
	"class" text NOT NULL,
	"days" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "retention_rule_edition_id_class_pk" PRIMARY KEY("edition_id","class"),
	CONSTRAINT "retention_rule_days" CHECK (days BETWEEN 0 AND 3650)
);
--> statement-breakpoint
ALTER TABLE "registration" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "destruction" ADD CONSTRAINT "destruction_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_delay" ADD CONSTRAINT "retention_delay_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "destruction_one" ON "destruction" USING btree ("edition_id","class") WHERE finished_at IS NULL;--> statement-breakpoint
CREATE INDEX "destruction_started" ON "destruction" USING btree ("started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "erasure_at" ON "erasure" USING btree ("erased_at");--> statement-breakpoint
CREATE UNIQUE INDEX "legal_hold_one" ON "legal_hold" USING btree ("registration_id") WHERE lifted_at IS NULL;--> statement-breakpoint
CREATE INDEX "retention_delay_class" ON "retention_delay" USING btree ("edition_id","class","delayed_at" DESC NULLS LAST);--> statement-breakpoint
-- Written by hand
-- What is only ever added to may lose what was personal in it, and nothing else about it may change.
CREATE FUNCTION forget_in_scan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb := to_jsonb(OLD);
  now_is jsonb := to_jsonb(NEW);
BEGIN
  IF now_is - 'answer' - 'override_reason' = was - 'answer' - 'override_reason'
    AND now_is -> 'answer' IN (was -> 'answer', (was -> 'answer') - 'person')
    AND (NEW.override_reason IS NULL OR NEW.override_reason = OLD.override_reason) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'scan is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION forget_in_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.note IS NULL AND to_jsonb(NEW) - 'note' = to_jsonb(OLD) - 'note' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'decision is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER scan_append_only ON scan;
--> statement-breakpoint
CREATE TRIGGER scan_append_only BEFORE DELETE ON scan FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER scan_only_forgets BEFORE UPDATE ON scan FOR EACH ROW EXECUTE FUNCTION forget_in_scan();
--> statement-breakpoint
DROP TRIGGER decision_append_only ON decision;
--> statement-breakpoint
CREATE TRIGGER decision_append_only BEFORE DELETE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_only_forgets BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION forget_in_decision();
--> statement-breakpoint
-- Whoever was at work on somebody while they were erased waits for that here, and then adds nothing about them.
CREATE FUNCTION refuse_about_erased() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since timestamptz;
BEGIN
  SELECT erased_at INTO since FROM registration WHERE id = NEW.registration_id FOR KEY SHARE;
  IF since IS NOT NULL THEN
    RAISE EXCEPTION 'a registration that was erased is written about in %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER review_note_of_erased BEFORE INSERT ON review_note FOR EACH ROW EXECUTE FUNCTION refuse_about_erased();
--> statement-breakpoint
CREATE TRIGGER registration_tag_of_erased BEFORE INSERT ON registration_tag FOR EACH ROW EXECUTE FUNCTION refuse_about_erased();
--> statement-breakpoint
CREATE TRIGGER vault_record_of_erased BEFORE INSERT ON vault_record FOR EACH ROW EXECUTE FUNCTION refuse_about_erased();
--> statement-breakpoint
CREATE TRIGGER vault_reveal_of_erased BEFORE INSERT ON vault_reveal FOR EACH ROW EXECUTE FUNCTION refuse_about_erased();
--> statement-breakpoint
CREATE TRIGGER likeness_of_erased BEFORE INSERT ON likeness FOR EACH ROW EXECUTE FUNCTION refuse_about_erased();
--> statement-breakpoint
CREATE TRIGGER stored_file_of_erased BEFORE INSERT ON stored_file FOR EACH ROW EXECUTE FUNCTION refuse_about_erased();
--> statement-breakpoint
-- A reading is kept whatever happens: without the person, where there is none any more.
CREATE FUNCTION forget_person_of_scan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since timestamptz;
BEGIN
  SELECT erased_at INTO since FROM registration WHERE id = NEW.registration_id FOR KEY SHARE;
  IF since IS NOT NULL THEN
    NEW.answer := NEW.answer - 'person';
    NEW.override_reason := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scan_of_erased BEFORE INSERT ON scan FOR EACH ROW WHEN (NEW.registration_id IS NOT NULL)
  EXECUTE FUNCTION forget_person_of_scan();
