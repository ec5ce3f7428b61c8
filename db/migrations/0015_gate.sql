CREATE TABLE "device" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"name" text NOT NULL,
	"gate" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"user_id" text,
	"enrolled_at" timestamp with time zone NOT NULL,
	"enrolled_by" text NOT NULL,
	"last_seen_at" timestamp with time zone,
	"status" jsonb,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	CONSTRAINT "device_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "device_role" CHECK (role IN ('gate', 'supervisor', 'kiosk'))
);
--> statement-breakpoint
CREATE TABLE "device_enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"name" text NOT NULL,
	"gate" text NOT NULL,
	"role" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"device_id" uuid,
	CONSTRAINT "device_enrolment_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "device_enrolment_used" CHECK ((used_at IS NULL) = (device_id IS NULL)),
	CONSTRAINT "device_enrolment_role" CHECK (role IN ('gate', 'supervisor', 'kiosk'))
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"pin_hash" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" text NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "operator_role" CHECK (role IN ('gate', 'supervisor'))
);
--> statement-breakpoint
CREATE TABLE "conflict" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"scan_id" uuid NOT NULL,
	"other_scan_id" uuid,
	"registration_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"decision" text,
	"note" text,
	CONSTRAINT "conflict_kind" CHECK (kind IN ('admitted_twice', 'admitted_against', 'unknown_admitted', 'clock_wrong', 'device_revoked')),
	CONSTRAINT "conflict_decision" CHECK (decision IN ('same_person', 'badge_shared', 'may_stay', 'sent_out', 'mistake')),
	CONSTRAINT "conflict_closed" CHECK ((closed_at IS NULL) = (decision IS NULL))
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"registration_id" uuid NOT NULL,
	"zone" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"gate" text NOT NULL,
	"scan_id" uuid NOT NULL,
	"first_entry_at" timestamp with time zone,
	"first_entry_gate" text,
	"changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "presence_registration_id_zone_pk" PRIMARY KEY("registration_id","zone"),
	CONSTRAINT "presence_direction" CHECK (direction IN ('entry', 'exit'))
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"sent" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	"is_taken" boolean
);
--> statement-breakpoint
CREATE TABLE "scan_undo" (
	"scan_id" uuid PRIMARY KEY NOT NULL,
	"undone_at" timestamp with time zone NOT NULL,
	"undone_by" text NOT NULL,
	"device_id" uuid,
	"operator_id" uuid
);
--> statement-breakpoint
CREATE TABLE "zone" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"most_inside" integer,
	"may_reenter" boolean DEFAULT true NOT NULL,
	"closes_at" text,
	"access" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "zone_edition_id_key_pk" PRIMARY KEY("edition_id","key"),
	CONSTRAINT "zone_most_inside" CHECK (most_inside > 0),
	CONSTRAINT "zone_closes_at" CHECK (closes_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
ALTER TABLE "gate" ADD COLUMN "zone" text;--> statement-breakpoint
INSERT INTO zone (edition_id, key, name, position)
  SELECT DISTINCT edition_id, 'VENUE', '{"en": "Venue", "ru": "Площадка форума"}'::jsonb, 0
  FROM (SELECT edition_id FROM gate UNION ALL SELECT edition_id FROM scan) AS used;--> statement-breakpoint
UPDATE gate SET zone = 'VENUE';--> statement-breakpoint
ALTER TABLE "gate" ALTER COLUMN "zone" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "gate" ADD COLUMN "people_per_minute" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "gate" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "scan" ADD COLUMN "zone" text NOT NULL DEFAULT 'VENUE';--> statement-breakpoint
ALTER TABLE "scan" ALTER COLUMN "zone" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "scan" ADD COLUMN "device_id" uuid;--> statement-breakpoint
ALTER TABLE "scan" ADD COLUMN "operator_id" uuid;--> statement-breakpoint
ALTER TABLE "scan" ADD COLUMN "override_reason" text;--> statement-breakpoint
ALTER TABLE "registration" ADD COLUMN "changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operator" ADD CONSTRAINT "operator_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_other_scan_id_scan_id_fk" FOREIGN KEY ("other_scan_id") REFERENCES "public"."scan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_scan_id_scan_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_edition_id_zone_zone_edition_id_key_fk" FOREIGN KEY ("edition_id","zone") REFERENCES "public"."zone"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_undo" ADD CONSTRAINT "scan_undo_scan_id_scan_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_undo" ADD CONSTRAINT "scan_undo_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_undo" ADD CONSTRAINT "scan_undo_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_edition" ON "device" USING btree ("edition_id","enrolled_at");--> statement-breakpoint
CREATE INDEX "device_enrolment_edition" ON "device_enrolment" USING btree ("edition_id","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_pin" ON "operator" USING btree ("edition_id","pin_hash") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "conflict_once" ON "conflict" USING btree ("scan_id","kind");--> statement-breakpoint
CREATE INDEX "conflict_open" ON "conflict" USING btree ("edition_id","opened_at") WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX "presence_inside" ON "presence" USING btree ("edition_id","zone","at") WHERE direction = 'entry';--> statement-breakpoint
CREATE INDEX "presence_changed" ON "presence" USING btree ("changed_in");--> statement-breakpoint
ALTER TABLE "gate" ADD CONSTRAINT "gate_edition_id_zone_zone_edition_id_key_fk" FOREIGN KEY ("edition_id","zone") REFERENCES "public"."zone"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_operator_id_operator_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scan_device" ON "scan" USING btree ("device_id","scanned_at") WHERE device_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "registration_changed" ON "registration" USING btree ("changed_in");--> statement-breakpoint
CREATE INDEX "ticket_changed" ON "ticket" USING btree ("changed_in");--> statement-breakpoint
ALTER TABLE "gate" ADD CONSTRAINT "gate_people_per_minute" CHECK (people_per_minute > 0);
--> statement-breakpoint
-- Written by hand
INSERT INTO presence (registration_id, zone, edition_id, direction, at, gate, scan_id, first_entry_at,
    first_entry_gate)
  SELECT DISTINCT ON (scan.registration_id) scan.registration_id, scan.zone, scan.edition_id, scan.direction,
    scan.scanned_at, scan.gate, scan.id, first.scanned_at, first.gate
  FROM scan LEFT JOIN LATERAL (
    SELECT scanned_at, gate FROM scan AS one WHERE one.registration_id = scan.registration_id
      AND direction = 'entry' AND verdict IN ('admit', 'admit_with_action') ORDER BY scanned_at, id LIMIT 1) AS first ON true
  WHERE scan.registration_id IS NOT NULL AND verdict IN ('admit', 'admit_with_action')
  ORDER BY scan.registration_id, scan.scanned_at DESC, scan.id DESC;
--> statement-breakpoint
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER registration_noted BEFORE UPDATE ON registration FOR EACH ROW
  WHEN ((OLD.state, OLD.category, OLD.delegation_id, OLD.country_represented, OLD.territory, OLD.surname_latin,
      OLD.given_latin, OLD.name_native)
    IS DISTINCT FROM (NEW.state, NEW.category, NEW.delegation_id, NEW.country_represented, NEW.territory, NEW.surname_latin,
      NEW.given_latin, NEW.name_native))
  EXECUTE FUNCTION note_change();
--> statement-breakpoint
CREATE TRIGGER ticket_noted BEFORE UPDATE ON ticket FOR EACH ROW EXECUTE FUNCTION note_change();
--> statement-breakpoint
CREATE TRIGGER presence_noted BEFORE UPDATE ON presence FOR EACH ROW EXECUTE FUNCTION note_change();
--> statement-breakpoint
CREATE TRIGGER scan_undo_append_only BEFORE UPDATE OR DELETE ON scan_undo FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER scan_undo_no_truncate BEFORE TRUNCATE ON scan_undo FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
