CREATE TABLE "consent_document" (
	"edition_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"written" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL,
	"asks_again" boolean NOT NULL,
	CONSTRAINT "consent_document_edition_id_purpose_version_pk" PRIMARY KEY("edition_id","purpose","version"),
	CONSTRAINT "consent_document_purpose" CHECK (purpose IN ('personalData', 'terms', 'photoIdentification', 'crossBorder', 'publicList', 'news')),
	CONSTRAINT "consent_document_version" CHECK (version > 0)
);
--> statement-breakpoint
CREATE TABLE "consent_draft" (
	"edition_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"written" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "consent_draft_edition_id_purpose_pk" PRIMARY KEY("edition_id","purpose")
);
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "is_ticket_stopped_unagreed" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "rights_working_days" integer DEFAULT 10 NOT NULL;
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "rights_erasure_days" integer DEFAULT 30 NOT NULL;
--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "withdrawn_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "withdrawn_by" text;
--> statement-breakpoint
ALTER TABLE "consent_document" ADD CONSTRAINT "consent_document_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "consent_draft" ADD CONSTRAINT "consent_draft_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_rights" CHECK (rights_working_days BETWEEN 1 AND 30 AND rights_erasure_days BETWEEN 1 AND 90);
--> statement-breakpoint
-- Written by hand: the texts as they stand today are the versions that people have agreed to. What organisers wrote themselves
-- was one text for each place, and each change of one counted up both; the audit has what it said before.
CREATE TEMPORARY TABLE first_text AS SELECT * FROM (VALUES
  ('personalData', '# What we ask for
Your name as in the passport and as you write it yourself, country, citizenship, e-mail, phone, organisation and position. Later, if the organisers need it for access to the venue, a photo and the details of a document. Needs of access and food only if you name them.

# What for
To decide on your application, to keep your seat, to print your badge, to let you in, and to write to you about the forum. Nothing else. News of later forums only if you asked for them.

# Who sees it
Organisers and reviewers see your application. At the entrance staff see your name, photo, category, delegation and whether to let you in, nothing more. Numbers of documents are encrypted and masked; who opens one gives a reason, and that is recorded. Your name appears in a public list only if you agreed to it.

# Where it stays
On the servers of the organiser. These pages load nothing from other companies: no counters, maps, fonts or networks of others. Cookies hold only your language, your sign-in and the way back to an unfinished application.

# What you may ask for
To see what we hold about you, to correct it, to withdraw your application or your consent, and to have your data deleted. You can do most of this yourself after signing in; for the rest write to the organiser.', '# Что мы спрашиваем
Имя как в паспорте и так, как вы пишете его сами, страну, гражданство, электронную почту, телефон, организацию и должность. Позже, если это потребуется для прохода на площадку, — фотографию и данные документа. Об особых потребностях и питании — только если вы сами их назовёте.

# Зачем
Чтобы принять решение по заявке, сохранить за вами место, напечатать бейдж, пропустить вас на форум и писать вам о нём. Больше ни для чего. Новости следующих форумов — только если вы попросили.

# Кто это видит
Заявку видят организаторы и те, кто её рассматривает. Сотрудники на входе видят имя, фотографию, категорию, делегацию и можно ли вас пропустить, — и ничего больше. Номера документов зашифрованы и скрыты; кто открывает номер, называет причину, и это записывается. В открытом списке участников ваше имя появится, только если вы согласились.

# Где это хранится
На серверах организатора. Эти страницы ничего не загружают у других компаний: ни счётчиков, ни карт, ни шрифтов, ни социальных сетей. В cookie хранятся только язык, вход и путь к незаконченной заявке.

# О чём вы можете попросить
Узнать, что мы о вас храним, исправить это, отозвать заявку или согласие, удалить свои данные. Почти всё это можно сделать самостоятельно после входа, об остальном напишите организатору.'),
  ('terms', '# Your badge is personal
The ticket and the badge are for you alone. Bring the document whose name you gave. A ticket that was passed on is stopped at the entrance.

# The organisers decide
An application is not yet a place. The organisers approve it, ask for a correction or refuse it, and say why. A place that you give back goes to the next person on the waiting list.

# We meet as colleagues
Everyone is treated with respect, whatever their country, language, faith, age or sex. Who harasses others leaves the forum.

# Photographs and film are made in the halls
They may show you in passing. If you do not want to be seen in them, tell the press desk; portraits are made only with your consent.

# Safety at the venue
There are checks at the entrance. Follow what the staff say; a badge can be revoked when the rules are broken.

# Costs
Taking part is free of charge. Travel, visa and hotel are yours, unless an invitation says otherwise.', '# Бейдж именной
Билет и бейдж предназначены только для вас. Возьмите документ на имя, указанное в заявке. Переданный другому билет на входе не сработает.

# Решение принимают организаторы
Заявка ещё не место. Организаторы одобряют её, просят уточнить или отказывают и объясняют почему. Место, от которого вы отказались, получает следующий в листе ожидания.

# Мы встречаемся как коллеги
К каждому относятся с уважением, независимо от страны, языка, веры, возраста и пола. Тот, кто ведёт себя оскорбительно, покидает форум.

# В залах идёт фото- и видеосъёмка
Вы можете случайно попасть в кадр. Если вы этого не хотите, скажите в пресс-центре; портреты снимают только с вашего согласия.

# Безопасность на площадке
На входе проводится досмотр. Следуйте указаниям персонала; при нарушении правил бейдж может быть аннулирован.

# Расходы
Участие бесплатное. Дорогу, визу и гостиницу вы оплачиваете сами, если в приглашении не сказано иное.'),
  ('photoIdentification', '# What we ask
May the people at the entrance and at the help desk compare your photo with your face? A person looks at it. No machine recognises faces, and no template of your face is made.

# What we do with it
The photo stands beside your name on the screen of the gate and on the badge. It is destroyed after the forum.

# If you do not agree
You take part all the same. The gates then see no photo of you, and at the entrance you show the document whose name is in your application.', '# О чём мы просим
Могут ли сотрудники на входе и на стойке помощи сравнивать вашу фотографию с вашим лицом? Сравнивает человек. Автоматического распознавания лиц нет, шаблон лица не создаётся.

# Что мы с ней делаем
Фотография стоит рядом с вашим именем на экране турникета и на бейдже. После форума она уничтожается.

# Если вы не согласны
Вы всё равно участвуете. На входе вашей фотографии не видят, а вы показываете документ на имя, указанное в заявке.'),
  ('crossBorder', '# What we ask
May we pass your data on abroad, where your journey needs it? This concerns those who come from another country.

# To whom, and what
To the visa authority and the embassy: your name, date of birth, citizenship and document. To the hotel: your name and dates. To the city or organisation that sends you: your name, position and the state of your application. In some of these countries the law protects personal data less than here.

# If you do not agree
You take part all the same. An official invitation for a visa and a room booked by the organiser are then not possible: you arrange both yourself.', '# О чём мы просим
Можем ли мы передавать ваши данные за границу, если этого требует ваша поездка? Это касается тех, кто приезжает из другой страны.

# Кому и что
Визовым органам и посольству — имя, дату рождения, гражданство и документ. Гостинице — имя и даты. Городу или организации, которые вас направляют, — имя, должность и состояние заявки. В некоторых из этих стран закон защищает персональные данные слабее, чем здесь.

# Если вы не согласны
Вы всё равно участвуете. Официальное приглашение для визы и гостиница от организатора тогда невозможны: то и другое вы оформляете сами.'),
  ('publicList', '# What we ask
May your name and organisation stand in the open list of participants?

# Who sees it
Everybody, also those who do not take part. Contacts, photo and documents are never in it.

# If you do not agree
You take part all the same, and are not in the list. Who takes the consent back is gone from it at once; what others have copied meanwhile is out of our hands.', '# О чём мы просим
Можно ли указать ваши имя и организацию в открытом списке участников?

# Кто это видит
Все, в том числе те, кто не участвует. Контактов, фотографий и документов в нём никогда нет.

# Если вы не согласны
Вы всё равно участвуете, но в списке вас нет. Если вы отзовёте согласие, запись сразу исчезнет; над тем, что успели скопировать другие, мы не властны.'),
  ('news', '# What we ask
May we write to you about later forums?

# How often
A few letters a year, to the address of your application, by the organiser and nobody else.

# If you do not agree
You get only the letters about your own application. Who takes the consent back gets no more news.', '# О чём мы просим
Можем ли мы писать вам о следующих форумах?

# Как часто
Несколько писем в год на адрес из вашей заявки, от организатора и ни от кого больше.

# Если вы не согласны
Вы получаете только письма о своей заявке. Если вы отзовёте согласие, новости перестанут приходить.')
) AS first_text (purpose, en, ru);
--> statement-breakpoint
INSERT INTO consent_document (edition_id, purpose, version, written, published_at, published_by, asks_again)
SELECT edition.id, purpose, version,
  jsonb_build_object(
    'en', coalesce(nullif(own.written ->> 'en', ''), nullif(own.written ->> 'ru', ''), first_text.en),
    'ru', coalesce(nullif(own.written ->> 'ru', ''), nullif(own.written ->> 'en', ''), first_text.ru)),
  coalesce(fact.at, edition.registration_opens_at), coalesce(fact.actor, 'system:migration'), version = 1
FROM edition
CROSS JOIN first_text
CROSS JOIN LATERAL generate_series(1, CASE WHEN purpose IN ('personalData', 'terms') THEN consent_version ELSE 1 END) AS version
LEFT JOIN LATERAL (
  SELECT at, actor FROM audit_fact
  WHERE subject = 'edition:' || edition.id AND action = 'edition.text_changed'
    AND (after ->> 'consentVersion')::integer = version LIMIT 1) AS fact ON true
LEFT JOIN LATERAL (SELECT coalesce(
  (SELECT after -> 'written' FROM audit_fact
    WHERE subject = 'edition:' || edition.id AND action = 'edition.text_changed' AND after ->> 'place' = place
      AND (after ->> 'consentVersion')::integer <= version
    ORDER BY (after ->> 'consentVersion')::integer DESC LIMIT 1),
  (SELECT before -> 'written' FROM audit_fact
    WHERE subject = 'edition:' || edition.id AND action = 'edition.text_changed' AND after ->> 'place' = place
      AND (after ->> 'consentVersion')::integer > version
    ORDER BY (after ->> 'consentVersion')::integer LIMIT 1),
  (SELECT written FROM edition_text WHERE edition_text.edition_id = edition.id AND edition_text.place = at_place.place)) AS written
  FROM (SELECT CASE purpose WHEN 'personalData' THEN 'privacy' WHEN 'terms' THEN 'terms' END AS place) AS at_place) AS own ON true;
--> statement-breakpoint
DROP TABLE first_text;
--> statement-breakpoint
ALTER TABLE "consent" DROP CONSTRAINT "consent_registration_id_purpose_version_pk";
--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "edition_id" uuid, ADD COLUMN "given_by" text;
--> statement-breakpoint
UPDATE consent SET edition_id = registration.edition_id,
  version = CASE WHEN purpose IN ('personalData', 'terms') THEN version ELSE '1' END,
  given_by = CASE
    WHEN submitted.actor LIKE 'token:%' THEN 'api' WHEN submitted.actor LIKE 'system:%' THEN 'import' ELSE 'form' END
FROM registration LEFT JOIN LATERAL (
  SELECT actor FROM audit_fact WHERE subject = 'registration:' || registration.id AND action = 'registration.submitted'
  LIMIT 1) AS submitted ON true
WHERE registration.id = consent.registration_id;
--> statement-breakpoint
ALTER TABLE "consent" ALTER COLUMN "version" SET DATA TYPE integer USING version::integer, ALTER COLUMN "edition_id" SET NOT NULL, ALTER COLUMN "given_by" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_registration_id_purpose_version_given_at_pk" PRIMARY KEY("registration_id","purpose","version","given_at");
--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_document_fk" FOREIGN KEY ("edition_id","purpose","version") REFERENCES "public"."consent_document"("edition_id","purpose","version") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "consent_stands_once" ON "consent" USING btree ("registration_id","purpose","version") WHERE withdrawn_at IS NULL;
--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_door" CHECK (given_by IN ('form', 'api', 'desk', 'import', 'own'));
--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_withdrawn" CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL));
--> statement-breakpoint
DELETE FROM edition_text WHERE place IN ('terms', 'privacy');
--> statement-breakpoint
ALTER TABLE "edition" DROP COLUMN "consent_version";
--> statement-breakpoint
CREATE TRIGGER consent_document_append_only BEFORE UPDATE OR DELETE ON consent_document FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER consent_document_no_truncate BEFORE TRUNCATE ON consent_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION close_consent_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR
    (OLD.registration_id, OLD.edition_id, OLD.purpose, OLD.version, OLD.locale, OLD.given_at, OLD.given_by)
    IS DISTINCT FROM (NEW.registration_id, NEW.edition_id, NEW.purpose, NEW.version, NEW.locale, NEW.given_at, NEW.given_by)
  THEN
    RAISE EXCEPTION 'a consent is closed once and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consent_closed_once BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION close_consent_once();
--> statement-breakpoint
-- Whether a gate may show a photo is news for the gates; who has just come is news to them anyway.
CREATE FUNCTION note_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE registration SET changed_in = pg_current_xact_id()
    WHERE id = NEW.registration_id AND changed_in <> pg_current_xact_id();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER consent_noted AFTER INSERT OR UPDATE ON consent FOR EACH ROW
  WHEN (NEW.purpose = 'photoIdentification') EXECUTE FUNCTION note_consent();
