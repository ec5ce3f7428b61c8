-- Written by hand: what stands there is searched in the same way as what is to come. A space before and after, and every two
-- signs of a script that is written without spaces (Thai, Lao, Myanmar, Hangul, Khmer, kana, Han); short words marked.
UPDATE registration SET search_text = ' ' || concat_ws(' ', btrim(search_text), (
  SELECT string_agg(DISTINCT substr(run[1], place, 2), ' ')
  FROM regexp_matches(search_text,
    E'[\u0E00-\u0EFF\u1000-\u109F\u1100-\u11FF\u1780-\u17FF\u3005-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U00020000-\U0002FA1F]{2,}',
    'g') AS run, generate_series(1, length(run[1])) AS place), (
  SELECT string_agg(DISTINCT 'zq' || word, ' ') FROM string_to_table(search_text, ' ') AS word
  WHERE length(word) BETWEEN 1 AND 2)) || ' ';
--> statement-breakpoint
DROP INDEX "state_spell_until";--> statement-breakpoint
CREATE INDEX "state_spell_until" ON "state_spell" USING btree ("state","until");--> statement-breakpoint
ALTER TABLE "registration" ADD CONSTRAINT "registration_search_text" CHECK (search_text LIKE ' %' AND search_text LIKE '% ');
