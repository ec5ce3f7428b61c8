CREATE TABLE "stored_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"store_name" text,
	"sealed" "bytea",
	"sealed_bytes" integer NOT NULL,
	"sealed_sha256" "bytea" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"warnings" text[] DEFAULT '{}' NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stored_file_store_name_unique" UNIQUE("store_name"),
	CONSTRAINT "stored_file_one_of_a_kind" UNIQUE("registration_id","kind"),
	CONSTRAINT "stored_file_kind" CHECK (kind IN ('original', 'photo', 'thumbnail', 'scan')),
	CONSTRAINT "stored_file_place" CHECK ((store_name IS NULL) <> (sealed IS NULL)),
	CONSTRAINT "stored_file_name" CHECK (store_name ~ '^[0-9a-f]{32}$')
);
--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stored_file_key" ON "stored_file" USING btree ("key_id");--> statement-breakpoint
-- Written by hand: gates are told of a photo as of a name, by what has changed of the person.
CREATE FUNCTION note_photo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE registration SET changed_in = pg_current_xact_id() WHERE id = COALESCE(NEW.registration_id, OLD.registration_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER stored_file_noted AFTER INSERT ON stored_file FOR EACH ROW WHEN (NEW.kind = 'thumbnail') EXECUTE FUNCTION note_photo();
--> statement-breakpoint
CREATE TRIGGER stored_file_gone AFTER DELETE ON stored_file FOR EACH ROW WHEN (OLD.kind = 'thumbnail') EXECUTE FUNCTION note_photo();
