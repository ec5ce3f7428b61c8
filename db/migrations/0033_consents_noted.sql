-- Written by hand
-- Who has agreed to a text, or taken that back, may be news for the gates. Told once for all rows of a statement: who applies in
-- company has just come, and is news anyway.
DROP TRIGGER consent_noted ON consent;
--> statement-breakpoint
DROP FUNCTION note_consent();
--> statement-breakpoint
CREATE FUNCTION note_consents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE registration SET changed_in = pg_current_xact_id()
    WHERE id IN (SELECT registration_id FROM news WHERE purpose IN ('photoIdentification', 'personalData', 'terms'))
      AND changed_in <> pg_current_xact_id();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER consent_given_noted AFTER INSERT ON consent REFERENCING NEW TABLE AS news
  FOR EACH STATEMENT EXECUTE FUNCTION note_consents();
--> statement-breakpoint
CREATE TRIGGER consent_closed_noted AFTER UPDATE ON consent REFERENCING NEW TABLE AS news
  FOR EACH STATEMENT EXECUTE FUNCTION note_consents();
