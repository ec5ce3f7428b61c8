CREATE TABLE "installation_secret" (
	"purpose" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "installation_secret_purpose" CHECK (purpose = 'root')
);
--> statement-breakpoint
CREATE TABLE "vault_record" (
	"registration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"wrapped_key" "bytea",
	"key_id" text,
	CONSTRAINT "vault_record_registration_id_kind_pk" PRIMARY KEY("registration_id","kind"),
	CONSTRAINT "vault_record_kind" CHECK (kind IN ('needs')),
	CONSTRAINT "vault_record_wrapped" CHECK ((wrapped_key IS NULL) = (key_id IS NULL))
);
--> statement-breakpoint
CREATE TABLE "vault_reveal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"field" text NOT NULL,
	"revealed_by" text NOT NULL,
	"reason" text NOT NULL,
	"revealed_at" timestamp with time zone NOT NULL,
	"shown_until" timestamp with time zone NOT NULL,
	CONSTRAINT "vault_reveal_field" CHECK (field IN ('accessNeeds', 'diet'))
);
--> statement-breakpoint
ALTER TABLE "vault_record" ADD CONSTRAINT "vault_record_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vault_reveal" ADD CONSTRAINT "vault_reveal_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vault_record_key" ON "vault_record" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "vault_reveal_registration" ON "vault_reveal" USING btree ("registration_id","revealed_at");
--> statement-breakpoint
-- Written by hand: what is sealed already moves as it is; the worker gives each record a key of its own.
INSERT INTO "vault_record" ("registration_id", "kind", "sealed") SELECT "registration_id", 'needs', "sealed" FROM "registration_vault";
--> statement-breakpoint
DROP TABLE "registration_vault";
