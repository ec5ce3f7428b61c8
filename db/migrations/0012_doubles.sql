CREATE TABLE "double_pair" (
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"reasons" text[] NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"verdict" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"note" text,
	CONSTRAINT "double_pair_first_id_second_id_pk" PRIMARY KEY("first_id","second_id"),
	CONSTRAINT "double_pair_order" CHECK (first_id < second_id),
	CONSTRAINT "double_pair_verdict" CHECK (verdict IN ('different', 'same')),
	CONSTRAINT "double_pair_decided" CHECK (num_nulls(verdict, decided_by, decided_at) IN (0, 3))
);
--> statement-breakpoint
CREATE TABLE "likeness" (
	"registration_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "likeness_registration_id_kind_key_pk" PRIMARY KEY("registration_id","kind","key"),
	CONSTRAINT "likeness_kind" CHECK (kind IN ('name', 'phone'))
);
--> statement-breakpoint
CREATE TABLE "succession" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"successor_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"is_told" boolean NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "succession_kind" CHECK (kind IN ('merged', 'substituted')),
	CONSTRAINT "succession_other" CHECK (registration_id <> successor_id)
);
--> statement-breakpoint
ALTER TABLE "ticket" DROP CONSTRAINT "ticket_status";--> statement-breakpoint
DROP INDEX "ticket_one_active";--> statement-breakpoint
ALTER TABLE "hold" ADD COLUMN "is_kept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "double_pair" ADD CONSTRAINT "double_pair_first_id_registration_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "double_pair" ADD CONSTRAINT "double_pair_second_id_registration_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "double_pair" ADD CONSTRAINT "double_pair_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness" ADD CONSTRAINT "likeness_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness" ADD CONSTRAINT "likeness_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "succession" ADD CONSTRAINT "succession_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "succession" ADD CONSTRAINT "succession_successor_id_registration_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "double_pair_second" ON "double_pair" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "double_pair_list" ON "double_pair" USING btree ("edition_id","verdict","found_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "likeness_key" ON "likeness" USING btree ("edition_id","kind","key","registration_id");--> statement-breakpoint
CREATE INDEX "succession_registration" ON "succession" USING btree ("registration_id","made_at");--> statement-breakpoint
CREATE INDEX "succession_successor" ON "succession" USING btree ("successor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_one_active" ON "ticket" USING btree ("registration_id") WHERE status IN ('active', 'suspended');--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_status" CHECK (status IN ('active', 'suspended', 'revoked', 'replaced'));