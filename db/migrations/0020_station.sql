CREATE TABLE "print_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"station" text NOT NULL,
	"source" text NOT NULL,
	"scan_id" uuid,
	"reason" text,
	"ordered_at" timestamp with time zone NOT NULL,
	"ordered_by" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"device_id" uuid,
	"taken_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"handed_out_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	"cause" text,
	CONSTRAINT "print_order_status" CHECK (status IN ('waiting', 'printing', 'printed', 'failed', 'cancelled')),
	CONSTRAINT "print_order_source" CHECK (source IN ('entry', 'kiosk', 'desk')),
	CONSTRAINT "print_order_reason" CHECK (reason IN ('lost', 'damaged', 'misprint', 'data_corrected')),
	CONSTRAINT "print_order_settled_once" CHECK ((status IN ('waiting', 'printing')) = (settled_at IS NULL)),
	CONSTRAINT "print_order_leased" CHECK (status <> 'printing' OR (device_id IS NOT NULL AND lease_until IS NOT NULL)),
	CONSTRAINT "print_order_handed_out" CHECK (status <> 'waiting' OR handed_out_at IS NULL)
);
--> statement-breakpoint
ALTER TABLE "device" DROP CONSTRAINT "device_role";--> statement-breakpoint
ALTER TABLE "device_enrolment" DROP CONSTRAINT "device_enrolment_role";--> statement-breakpoint
ALTER TABLE "badge_print" ADD COLUMN "collected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "badge_print" ADD COLUMN "collected_by" text;--> statement-breakpoint
ALTER TABLE "gate" ADD COLUMN "prints_at" text;--> statement-breakpoint
ALTER TABLE "print_order" ADD CONSTRAINT "print_order_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_order" ADD CONSTRAINT "print_order_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_order" ADD CONSTRAINT "print_order_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_order" ADD CONSTRAINT "print_order_scan_id_scan_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."scan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_order" ADD CONSTRAINT "print_order_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_order" ADD CONSTRAINT "print_order_edition_id_station_gate_edition_id_key_fk" FOREIGN KEY ("edition_id","station") REFERENCES "public"."gate"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "print_order_open" ON "print_order" USING btree ("registration_id") WHERE status IN ('waiting', 'printing');--> statement-breakpoint
CREATE UNIQUE INDEX "print_order_once" ON "print_order" USING btree ("ticket_id") WHERE source <> 'desk' AND status <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "print_order_in_hand" ON "print_order" USING btree ("device_id") WHERE status = 'printing';--> statement-breakpoint
CREATE INDEX "print_order_queue" ON "print_order" USING btree ("edition_id","station","ordered_at") WHERE status IN ('waiting', 'printing');--> statement-breakpoint
CREATE INDEX "print_order_settled" ON "print_order" USING btree ("edition_id","settled_at") WHERE status NOT IN ('waiting', 'printing');--> statement-breakpoint
CREATE INDEX "print_order_registration" ON "print_order" USING btree ("registration_id","ordered_at");--> statement-breakpoint
ALTER TABLE "gate" ADD CONSTRAINT "gate_edition_id_prints_at_gate_edition_id_key_fk" FOREIGN KEY ("edition_id","prints_at") REFERENCES "public"."gate"("edition_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_print" ADD CONSTRAINT "badge_print_collected" CHECK ((collected_at IS NULL) = (collected_by IS NULL));--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_role" CHECK (role IN ('gate', 'supervisor', 'kiosk', 'station'));--> statement-breakpoint
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_role" CHECK (role IN ('gate', 'supervisor', 'kiosk', 'station'));