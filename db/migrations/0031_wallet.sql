CREATE TABLE "wallet_credential" (
	"wallet" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"name" text NOT NULL,
	"expires_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "wallet_credential_wallet" CHECK (wallet IN ('apple', 'google'))
);
