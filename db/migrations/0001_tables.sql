CREATE SEQUENCE "public"."registration_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "audit_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_personal" (
	"fact_id" uuid PRIMARY KEY NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"position" bigint PRIMARY KEY NOT NULL,
	"fact_id" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_seal_fact_id_unique" UNIQUE("fact_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"user_id" text NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "account_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_token_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "staff_invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "staff_role" (
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_role_user_id_role_pk" PRIMARY KEY("user_id","role"),
	CONSTRAINT "staff_role_name" CHECK (role IN ('organiser', 'reviewer', 'gate'))
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"image" text,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification_token" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_token_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "challenge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"email_key" text NOT NULL,
	"registration_id" uuid,
	"link_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"attempts_left" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "challenge_link_hash_unique" UNIQUE("link_hash"),
	CONSTRAINT "challenge_purpose" CHECK (purpose IN ('sign_in', 'confirm_email')),
	CONSTRAINT "challenge_attempts" CHECK (attempts_left >= 0)
);
--> statement-breakpoint
CREATE TABLE "delegation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"territory_type" text NOT NULL,
	"name" jsonb NOT NULL,
	"country" char(2) NOT NULL,
	"is_partner" boolean DEFAULT false NOT NULL,
	CONSTRAINT "delegation_key" UNIQUE("edition_id","key"),
	CONSTRAINT "delegation_territory" CHECK (territory_type IN ('city', 'region', 'country', 'organisation'))
);
--> statement-breakpoint
CREATE TABLE "category" (
	"edition_id" uuid NOT NULL,
	"code" text NOT NULL,
	"letter" char(1) NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	"is_open" boolean NOT NULL,
	CONSTRAINT "category_edition_id_code_pk" PRIMARY KEY("edition_id","code"),
	CONSTRAINT "category_code" CHECK (code ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"is_current" boolean DEFAULT false NOT NULL,
	"number" integer NOT NULL,
	"reference_prefix" text NOT NULL,
	"name" jsonb NOT NULL,
	"city" jsonb NOT NULL,
	"venue" jsonb NOT NULL,
	"organiser" jsonb NOT NULL,
	"contact_email" text NOT NULL,
	"host_country" char(2) NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"time_zone" text NOT NULL,
	"capacity_seats" integer NOT NULL,
	"international_reserve_seats" integer NOT NULL,
	"international_target_seats" integer NOT NULL,
	"seats_held_from" text NOT NULL,
	"registration_opens_at" timestamp with time zone NOT NULL,
	"registration_closes_at" timestamp with time zone NOT NULL,
	"email_confirmation_hours" integer NOT NULL,
	"decision_days" integer NOT NULL,
	"information_days" integer NOT NULL,
	"registrations_per_minute" integer NOT NULL,
	CONSTRAINT "edition_key_unique" UNIQUE("key"),
	CONSTRAINT "edition_dates" CHECK (starts_on <= ends_on AND registration_opens_at < registration_closes_at),
	CONSTRAINT "edition_capacity" CHECK (capacity_seats >= 0),
	CONSTRAINT "edition_reserve" CHECK (international_reserve_seats BETWEEN 0 AND capacity_seats),
	CONSTRAINT "edition_target" CHECK (international_target_seats >= 0),
	CONSTRAINT "edition_held_from" CHECK (seats_held_from IN ('submission', 'approval')),
	CONSTRAINT "edition_deadlines" CHECK (email_confirmation_hours > 0 AND decision_days > 0 AND information_days > 0),
	CONSTRAINT "edition_rate" CHECK (registrations_per_minute > 0)
);
--> statement-breakpoint
CREATE TABLE "track" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	"is_open" boolean NOT NULL,
	CONSTRAINT "track_edition_id_key_pk" PRIMARY KEY("edition_id","key")
);
--> statement-breakpoint
CREATE TABLE "gate" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	CONSTRAINT "gate_edition_id_key_pk" PRIMARY KEY("edition_id","key")
);
--> statement-breakpoint
CREATE TABLE "scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"gate" text NOT NULL,
	"direction" text NOT NULL,
	"ticket_id" uuid,
	"registration_id" uuid,
	"code_hash" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"answer" jsonb NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"is_offline" boolean DEFAULT false NOT NULL,
	"scanned_by" text NOT NULL,
	CONSTRAINT "scan_direction" CHECK (direction IN ('entry', 'exit')),
	CONSTRAINT "scan_verdict" CHECK (verdict IN ('admit', 'admit_with_action', 'help_desk', 'stop'))
);
--> statement-breakpoint
CREATE TABLE "mail_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fact_key" text NOT NULL,
	"kind" text NOT NULL,
	"registration_id" uuid,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"sealed" "bytea",
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mail_message_fact_key_unique" UNIQUE("fact_key"),
	CONSTRAINT "mail_state" CHECK (state IN ('queued', 'sent', 'failed', 'suppressed'))
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"pool" text NOT NULL,
	"held_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pool" (
	"edition_id" uuid NOT NULL,
	"key" text NOT NULL,
	"held_seats" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pool_edition_id_key_pk" PRIMARY KEY("edition_id","key"),
	CONSTRAINT "pool_held" CHECK (held_seats >= 0)
);
--> statement-breakpoint
CREATE TABLE "waiting" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"pool" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"registration_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" text NOT NULL,
	"locale" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_registration_id_purpose_version_pk" PRIMARY KEY("registration_id","purpose","version")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "information_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"fields" text[] NOT NULL,
	"note" text,
	"requested_at" timestamp with time zone NOT NULL,
	"deadline_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"state" text NOT NULL,
	"state_changed_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"email_confirmed_at" timestamp with time zone,
	"category" text NOT NULL,
	"delegation_id" uuid,
	"delegation_typed" text,
	"country_represented" char(2) NOT NULL,
	"is_international" boolean NOT NULL,
	"territory" text,
	"citizenship" char(2) NOT NULL,
	"surname_latin" text,
	"given_latin" text NOT NULL,
	"name_native" text,
	"badge_name" text,
	"honorific" text,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"phone" text NOT NULL,
	"organisation" text NOT NULL,
	"position" text NOT NULL,
	"tracks" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"invitation_code" text,
	"locale" text NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "registration_reference_unique" UNIQUE("reference"),
	CONSTRAINT "registration_state" CHECK (state IN ('submitted', 'needs_info', 'waitlisted', 'approved', 'rejected', 'withdrawn', 'cancelled', 'lapsed')),
	CONSTRAINT "registration_countries" CHECK (country_represented ~ '^[A-Z]{2}$' AND citizenship ~ '^[A-Z]{2}$'),
	CONSTRAINT "registration_phone" CHECK (phone ~ '^\+[0-9]{6,15}$')
);
--> statement-breakpoint
CREATE TABLE "registration_vault" (
	"registration_id" uuid PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotent_answer" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotent_answer_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason_code" text,
	"note" text,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"sealed_code" "bytea" NOT NULL,
	"status" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "ticket_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "ticket_status" CHECK (status IN ('active', 'revoked', 'replaced')),
	CONSTRAINT "ticket_end" CHECK ((status = 'active') = (ended_at IS NULL))
);
--> statement-breakpoint
ALTER TABLE "audit_personal" ADD CONSTRAINT "audit_personal_fact_id_audit_fact_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."audit_fact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_fact_id_audit_fact_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."audit_fact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "track" ADD CONSTRAINT "track_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate" ADD CONSTRAINT "gate_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan" ADD CONSTRAINT "scan_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool" ADD CONSTRAINT "pool_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting" ADD CONSTRAINT "waiting_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_request" ADD CONSTRAINT "information_request_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_edition_id_category_category_edition_id_code_fk" FOREIGN KEY ("edition_id","category") REFERENCES "public"."category"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_vault" ADD CONSTRAINT "registration_vault_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_registration_id_registration_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit_fact" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit_fact" USING btree ("at");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "challenge_email" ON "challenge" USING btree ("email_key","purpose");--> statement-breakpoint
CREATE INDEX "challenge_registration" ON "challenge" USING btree ("registration_id");--> statement-breakpoint
CREATE UNIQUE INDEX "edition_current_once" ON "edition" USING btree ("is_current") WHERE is_current;--> statement-breakpoint
CREATE INDEX "scan_registration" ON "scan" USING btree ("registration_id","scanned_at");--> statement-breakpoint
CREATE INDEX "scan_gate" ON "scan" USING btree ("edition_id","gate","scanned_at");--> statement-breakpoint
CREATE INDEX "mail_recent" ON "mail_message" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mail_registration" ON "mail_message" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "hold_pool" ON "hold" USING btree ("edition_id","pool");--> statement-breakpoint
CREATE INDEX "waiting_order" ON "waiting" USING btree ("edition_id","pool","priority" DESC NULLS LAST,"since","registration_id");--> statement-breakpoint
CREATE INDEX "draft_expiry" ON "draft" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "information_request_one_open" ON "information_request" USING btree ("registration_id") WHERE answered_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "registration_one_live" ON "registration" USING btree ("edition_id","email_key") WHERE state NOT IN ('withdrawn', 'cancelled', 'lapsed');--> statement-breakpoint
CREATE INDEX "registration_queue" ON "registration" USING btree ("edition_id","state","submitted_at","id");--> statement-breakpoint
CREATE INDEX "registration_email" ON "registration" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "registration_search" ON "registration" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "idempotent_answer_age" ON "idempotent_answer" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "decision_registration" ON "decision" USING btree ("registration_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_one_active" ON "ticket" USING btree ("registration_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "ticket_registration" ON "ticket" USING btree ("registration_id");