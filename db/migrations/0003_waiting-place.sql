DROP INDEX "waiting_order";--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "place" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "waiting_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "waiting_order" ON "waiting" USING btree ("edition_id","pool","priority" DESC NULLS LAST,"place");