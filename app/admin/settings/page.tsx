import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/app/_ui/description-list';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { PARTS } from '@/db/schema';
import { partRulesOf } from '@/lib/completion/queries';
import { blockingParts } from '@/lib/completion/rules';
import type { ChoiceKind } from '@/lib/edition/input';
import { currentSettings } from '@/lib/edition/queries';
import { inLanguage, settingsOf } from '@/lib/edition/rules';
import { textsOf } from '@/lib/edition/texts';
import { wordingsOf } from '@/lib/mail/queries';
import { publishedPage } from '@/lib/site/queries';
import { SITE_PAGES } from '@/lib/site/rules';
import { changeWords } from '../_desk/change-words';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Go, GoButton } from '../_desk/go';
import { auditAddress } from '../audit/address';
import { REPORTS } from '../reports/address';
import { RETENTION } from '../retention/address';
import {
  BADGE_LOOK,
  CHOICES,
  COMPLETION,
  CONSENTS,
  LETTER_HEAD,
  MAIL_WORDS,
  SETTINGS,
  sectionAddress,
  TEXTS,
  WALLET_SETTINGS,
} from './addresses';
import { Seats } from './seats';
import { SECTION_KEYS, SECTIONS } from './sections';
import { SITE } from './site/addresses';

type SettingsPageProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('title') };
}

/** Everything that the edition runs by, part by part, each with the way to change it. */
export default async function SettingsPage({ searchParams }: SettingsPageProps) {
  const scope = await deskScope(SETTINGS);
  const edition = opened(await currentSettings(scope));
  const [words, badges, letters, completion, rules, fieldsOf, texts, desk, { saved }] = await Promise.all([
    getTranslations('admin.settings'),
    getTranslations('badges.look'),
    getTranslations('letters.head'),
    getTranslations('complete.desk.settings'),
    partRulesOf(scope, edition.id),
    changeWords(),
    textsOf(scope, edition.id),
    deskEdition(),
    searchParams,
  ]);
  const { locale, categories, tracks } = desk;
  const blocking = blockingParts(rules, PARTS).length;
  const written = (await Promise.all(SITE_PAGES.map((page) => publishedPage(scope, edition, page)))).filter(
    ({ number }) => number > 0,
  ).length;
  const worded = Object.values(await wordingsOf(scope)).filter(
    (own) => Object.keys(own ?? {}).length > 0,
  ).length;
  const present: Record<string, unknown> = settingsOf(edition);
  const counted = (kind: ChoiceKind, choices: readonly { isOpen: boolean }[]) => {
    const open = choices.filter(({ isOpen }) => isOpen).length;
    return words(`summary.choices.${kind}`, { open, closed: choices.length - open });
  };
  return (
    <>
      <PageHeader
        title={words('title')}
        eyebrow={inLanguage(edition.name, locale)}
        lead={words('lead')}
        actions={<GoButton href={auditAddress({ action: 'edition' })}>{words('history')}</GoButton>}
      />
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('saved')}
        </Notice>
      )}
      <Seats edition={edition} />
      {SECTION_KEYS.map((section) => (
        <Part key={section} name={section} href={sectionAddress(section)}>
          <DescriptionList
            items={fieldsOf(
              {},
              Object.fromEntries(SECTIONS[section].map((key) => [key, present[key] ?? '–'])),
            ).map(({ key, label, after }) => ({ key, term: label, detail: after }))}
          />
        </Part>
      ))}
      <Part name="categories" href={CHOICES.category}>
        <p>{counted('category', categories)}</p>
      </Part>
      <Part name="tracks" href={CHOICES.track}>
        <p>{counted('track', tracks)}</p>
      </Part>
      <Part name="texts" href={TEXTS}>
        <p>{words('summary.texts', { count: Object.keys(texts).length })}</p>
      </Part>
      <Part name="mail" href={MAIL_WORDS}>
        <p>{words('summary.mail', { count: worded })}</p>
      </Part>
      <Part name="site" href={SITE}>
        <p>{words('summary.site', { count: written })}</p>
      </Part>
      <Part name="consents" href={CONSENTS}>
        <p>{words('summary.consents')}</p>
      </Part>
      <Part name="retention" href={RETENTION}>
        <p>{words('summary.retention')}</p>
      </Part>
      <Part name="badges" href={BADGE_LOOK}>
        <p>{badges('summary')}</p>
      </Part>
      <Part name="completion" href={COMPLETION}>
        <p>{completion('summary', { count: blocking })}</p>
      </Part>
      <Part name="wallets" href={WALLET_SETTINGS}>
        <p>{words('summary.wallets')}</p>
      </Part>
      <Part name="letters" href={LETTER_HEAD}>
        <p>{letters('summary')}</p>
      </Part>
      <Part name="reports" href={`${REPORTS}#recipients`}>
        <p>{words('summary.reports')}</p>
      </Part>
    </>
  );
}

type PartName =
  | (typeof SECTION_KEYS)[number]
  | 'categories'
  | 'tracks'
  | 'texts'
  | 'mail'
  | 'site'
  | 'consents'
  | 'badges'
  | 'completion'
  | 'wallets'
  | 'retention'
  | 'letters'
  | 'reports';
type PartProps = { name: PartName; href: string; children: ReactNode };

async function Part({ name, href, children }: PartProps) {
  const words = await getTranslations('admin.settings');
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="grid max-w-3xl gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id={`${name}-title`} className="text-lg">
          {words(`titleOf.${name}`)}
        </h2>
        <Go href={href} aria-describedby={`${name}-title`}>
          {words('change')}
        </Go>
      </div>
      {children}
    </section>
  );
}
