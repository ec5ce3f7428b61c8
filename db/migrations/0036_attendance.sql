ALTER TABLE "challenge" DROP CONSTRAINT "challenge_purpose";--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "no_show_percent" integer DEFAULT 28 NOT NULL;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_purpose" CHECK (purpose IN ('sign_in', 'confirm_email', 'proof', 'attendance'));--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_no_show" CHECK (no_show_percent BETWEEN 0 AND 100);