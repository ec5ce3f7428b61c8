CREATE TABLE "state_spell" (
	"registration_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "state_spell_registration_id_since_pk" PRIMARY KEY("registration_id","since")
);
--> statement-breakpoint
CREATE TABLE "prepared_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason_code" text,
	"note" text,
	"seen_state" text NOT NULL,
	"seen_approved" boolean NOT NULL,
	"prepared_by" text NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "prepared_decision_kind" CHECK (decision IN ('approve', 'reject'))
);
--> statement-breakpoint
CREATE TABLE "wave" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"name" text NOT NULL,
	"publish_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" text,
	"called_off_at" timestamp with time zone,
	"called_off_by" text,
	CONSTRAINT "wave_end" CHECK (published_at IS NULL OR called_off_at IS NULL),
	CONSTRAINT "wave_published" CHECK ((published_at IS NULL) = (published_by IS NULL)),
	CONSTRAINT "wave_called_off" CHECK ((called_off_at IS NULL) = (called_off_by IS NULL))
);
--> statement-breakpoint
ALTER TABLE "information_request" ADD COLUMN "notes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "information_request" ADD COLUMN "requested_by" text;--> statement-breakpoint
ALTER TABLE "information_request" ADD COLUMN "done" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulk_decision" ADD COLUMN "wave_id" uuid;--> statement-breakpoint
ALTER TABLE "bulk_decision" ADD COLUMN "part" integer;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD COLUMN "prepared_id" uuid;--> statement-breakpoint
ALTER TABLE "state_spell" ADD CONSTRAINT "state_spell_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepared_decision" ADD CONSTRAINT "prepared_decision_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepared_decision" ADD CONSTRAINT "prepared_decision_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "state_spell_until" ON "state_spell" USING btree ("until","state");--> statement-breakpoint
CREATE UNIQUE INDEX "prepared_decision_one_open" ON "prepared_decision" USING btree ("registration_id") WHERE settled_at IS NULL;--> statement-breakpoint
CREATE INDEX "prepared_decision_wave" ON "prepared_decision" USING btree ("wave_id");--> statement-breakpoint
CREATE UNIQUE INDEX "wave_name" ON "wave" USING btree ("edition_id",lower(name)) WHERE called_off_at IS NULL;--> statement-breakpoint
CREATE INDEX "wave_due" ON "wave" USING btree ("publish_at") WHERE published_at IS NULL AND called_off_at IS NULL;--> statement-breakpoint
ALTER TABLE "bulk_decision" ADD CONSTRAINT "bulk_decision_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_prepared_id_prepared_decision_id_fk" FOREIGN KEY ("prepared_id") REFERENCES "public"."prepared_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_decision_part" ON "bulk_decision" USING btree ("wave_id","part");--> statement-breakpoint
-- Written by hand: who asked for what is open, and how long registrations were in the states that they have left.
UPDATE information_request SET requested_by = decision.decided_by
FROM decision
WHERE decision.registration_id = information_request.registration_id AND decision.decision = 'request_info'
  AND decision.decided_at = information_request.requested_at;
--> statement-breakpoint
INSERT INTO state_spell (registration_id, state, since, until)
SELECT moved.registration_id, moved.state, moved.at, moved.until
FROM (
  SELECT registration.id AS registration_id, fact.after->>'state' AS state, fact.at,
    lead(fact.at) OVER (PARTITION BY registration.id ORDER BY fact.at, fact.id) AS until
  FROM registration JOIN audit_fact AS fact ON fact.subject = 'registration:' || registration.id
  WHERE fact.after->>'state' IS NOT NULL AND fact.after->>'state' IS DISTINCT FROM fact.before->>'state'
    -- What was undone never ended anything, and neither did the undo.
    AND fact.action <> 'decision.undone'
    AND NOT EXISTS (
      SELECT 1 FROM decision JOIN decision_undo ON decision_undo.decision_id = decision.id
      WHERE decision.registration_id = registration.id AND decision.decided_at = fact.at)
) AS moved
WHERE moved.until > moved.at
ON CONFLICT DO NOTHING;
