CREATE TABLE "shield_spell" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"lowered_at" timestamp with time zone,
	"lately" integer NOT NULL,
	"usual" integer NOT NULL,
	CONSTRAINT "shield_order" CHECK (lowered_at >= raised_at)
);
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "shield" text DEFAULT 'automatic' NOT NULL;--> statement-breakpoint
ALTER TABLE "shield_spell" ADD CONSTRAINT "shield_spell_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "shield_raised_once" ON "shield_spell" USING btree ("edition_id") WHERE lowered_at IS NULL;--> statement-breakpoint
CREATE INDEX "shield_by_time" ON "shield_spell" USING btree ("edition_id","raised_at");--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_shield" CHECK (shield IN ('off', 'automatic', 'on'));