CREATE TABLE "staff_suspension" (
	"user_id" text PRIMARY KEY NOT NULL,
	"suspended_by" text NOT NULL,
	"suspended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff_role" DROP CONSTRAINT "staff_role_name";--> statement-breakpoint
ALTER TABLE "api_token" ADD COLUMN "categories" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_token" ADD COLUMN "countries" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "opened_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_invitation" ADD COLUMN "categories" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_invitation" ADD COLUMN "countries" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_role" ADD COLUMN "categories" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_role" ADD COLUMN "countries" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_suspension" ADD CONSTRAINT "staff_suspension_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit_fact" USING btree ("actor","id") WHERE actor <> 'anonymous';--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_limits" CHECK (role = 'reviewer' OR (categories = '{}' AND countries = '{}'));--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_limits" CHECK (role = 'reviewer' OR (categories = '{}' AND countries = '{}'));--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_name" CHECK (role IN ('organiser', 'reviewer', 'security', 'gate', 'viewer'));