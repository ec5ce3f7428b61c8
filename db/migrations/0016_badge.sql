CREATE TABLE "badge_print" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"printed_at" timestamp with time zone NOT NULL,
	"printed_by" text NOT NULL,
	"format" text NOT NULL,
	"reason" text,
	CONSTRAINT "badge_print_ticket" UNIQUE("ticket_id"),
	CONSTRAINT "badge_print_reason" CHECK (reason IN ('lost', 'damaged', 'misprint', 'data_corrected'))
);
--> statement-breakpoint
ALTER TABLE "badge_print" ADD CONSTRAINT "badge_print_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_print" ADD CONSTRAINT "badge_print_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "badge_print_registration" ON "badge_print" USING btree ("registration_id","printed_at");