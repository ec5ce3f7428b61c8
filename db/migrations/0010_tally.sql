CREATE TABLE "tally" (
	"edition_id" uuid NOT NULL,
	"counted" text NOT NULL,
	"state" text,
	"category" text,
	"country_represented" char(2),
	"is_international" boolean,
	"citizenship" char(2),
	"is_coming" boolean,
	"territory" text,
	"track" text,
	"submitted_at" timestamp with time zone,
	"people" integer NOT NULL,
	"is_folded" boolean DEFAULT false NOT NULL,
	CONSTRAINT "tally_counted" CHECK (counted IN ('people', 'seats', 'cities', 'tracks', 'quarters'))
);
--> statement-breakpoint
CREATE INDEX "tally_counted" ON "tally" USING btree ("edition_id","counted");--> statement-breakpoint
CREATE INDEX "tally_unfolded" ON "tally" USING btree ("edition_id") WHERE NOT is_folded;--> statement-breakpoint
CREATE INDEX "registration_delegation" ON "registration" USING btree ("delegation_id") WHERE delegation_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "decision_at" ON "decision" USING btree ("decided_at");
--> statement-breakpoint
-- What one registration adds to the tally. Triggers, the first filling and the recount ask here, and nowhere else.
CREATE FUNCTION tally_of(text, text, bpchar, boolean, bpchar, timestamptz, text, text[], timestamptz)
RETURNS TABLE (counted text, state text, category text, country_represented bpchar, is_international boolean, citizenship bpchar,
  is_coming boolean, territory text, track text, submitted_at timestamptz)
LANGUAGE sql IMMUTABLE AS $$
  SELECT 'people', $1, $2, $3, $4, $5, $6 IS NOT NULL, NULL::text, NULL::text, NULL::timestamptz
  UNION ALL SELECT 'cities', $1, NULL, $3, NULL, NULL, NULL, btrim($7), NULL, NULL WHERE btrim($7) <> ''
  UNION ALL SELECT 'tracks', NULL, NULL, NULL, NULL, NULL, NULL, NULL, track, NULL FROM unnest($8) AS track
  UNION ALL SELECT 'quarters', NULL, NULL, NULL, $4, NULL, NULL, NULL, NULL,
    date_bin('15 minutes', $9, timestamptz '2000-01-01 00:00Z')
$$;
--> statement-breakpoint
-- The tally as it should be, counted out of the rows: what `verify` compares with.
CREATE VIEW tally_recounted AS
SELECT edition_id, its.*, count(*)::int AS people FROM registration AS one,
  tally_of(one.state, one.category, one.country_represented, one.is_international, one.citizenship,
    one.attendance_confirmed_at, one.territory, one.tracks, one.submitted_at) AS its
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
UNION ALL
SELECT one.edition_id, 'seats', NULL, category, country_represented, is_international, citizenship,
  NULL, NULL, NULL, NULL, count(*)::int
FROM hold JOIN registration AS one ON one.id = hold.registration_id
GROUP BY 1, 2, 3, 4, 5, 6, 7;
--> statement-breakpoint
CREATE FUNCTION tally_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tally (edition_id, counted, state, category, country_represented, is_international, citizenship, is_coming,
      territory, track, submitted_at, people)
    SELECT edition_id, its.*, count(*) FROM came AS one,
      tally_of(one.state, one.category, one.country_represented, one.is_international, one.citizenship,
        one.attendance_confirmed_at, one.territory, one.tracks, one.submitted_at) AS its
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO tally (edition_id, counted, state, category, country_represented, is_international, citizenship, is_coming,
      territory, track, submitted_at, people)
    SELECT edition_id, its.*, -count(*) FROM gone AS one,
      tally_of(one.state, one.category, one.country_represented, one.is_international, one.citizenship,
        one.attendance_confirmed_at, one.territory, one.tracks, one.submitted_at) AS its
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  ELSE
    -- What has not changed leaves and comes: nothing is left of it.
    INSERT INTO tally (edition_id, counted, state, category, country_represented, is_international, citizenship, is_coming,
      territory, track, submitted_at, people)
    WITH moved AS (SELECT -1 AS by, * FROM gone UNION ALL SELECT 1, * FROM came)
    SELECT edition_id, its.*, sum(by) FROM moved AS one,
      tally_of(one.state, one.category, one.country_represented, one.is_international, one.citizenship,
        one.attendance_confirmed_at, one.territory, one.tracks, one.submitted_at) AS its
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 HAVING sum(by) <> 0
    UNION ALL
    SELECT one.edition_id, 'seats', NULL, category, country_represented, is_international, citizenship,
      NULL, NULL, NULL, NULL, sum(by)
    FROM moved AS one JOIN hold ON hold.registration_id = one.id
    GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(by) <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER registration_came AFTER INSERT ON registration REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION tally_registrations();
--> statement-breakpoint
CREATE TRIGGER registration_changed AFTER UPDATE ON registration REFERENCING OLD TABLE AS gone NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION tally_registrations();
--> statement-breakpoint
-- A seat is counted as its registration stands when the statement ends: one statement changes seats or registrations that
-- are there already, never both.
CREATE FUNCTION tally_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tally (edition_id, counted, category, country_represented, is_international, citizenship, people)
    SELECT one.edition_id, 'seats', category, country_represented, is_international, citizenship, count(*)
    FROM came JOIN registration AS one ON one.id = came.registration_id GROUP BY 1, 3, 4, 5, 6;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO tally (edition_id, counted, category, country_represented, is_international, citizenship, people)
    SELECT one.edition_id, 'seats', category, country_represented, is_international, citizenship, -count(*)
    FROM gone JOIN registration AS one ON one.id = gone.registration_id GROUP BY 1, 3, 4, 5, 6;
  ELSE
    -- A seat that is passed from one registration to another.
    INSERT INTO tally (edition_id, counted, category, country_represented, is_international, citizenship, people)
    SELECT one.edition_id, 'seats', category, country_represented, is_international, citizenship, sum(by)
    FROM (SELECT -1 AS by, registration_id FROM gone UNION ALL SELECT 1, registration_id FROM came) AS moved
      JOIN registration AS one ON one.id = moved.registration_id
    GROUP BY 1, 3, 4, 5, 6 HAVING sum(by) <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER hold_came AFTER INSERT ON hold REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION tally_seats();
--> statement-breakpoint
CREATE TRIGGER hold_passed AFTER UPDATE ON hold REFERENCING OLD TABLE AS gone NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION tally_seats();
--> statement-breakpoint
CREATE TRIGGER hold_went AFTER DELETE ON hold REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tally_seats();
--> statement-breakpoint
CREATE TRIGGER registration_went AFTER DELETE ON registration REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tally_registrations();
--> statement-breakpoint
INSERT INTO tally (edition_id, counted, state, category, country_represented, is_international, citizenship, is_coming,
  territory, track, submitted_at, people, is_folded)
SELECT *, true FROM tally_recounted;
