import { getTranslations } from 'next-intl/server';
import type { Limits, Role } from '@/lib/core/actor';
import { countryName } from '@/lib/core/country';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from '../_desk/door';

/** A role with what it is limited to, in one line. */
export async function RoleName({ role, ...limits }: Limits & { role: Role }) {
  const roles = await getTranslations('admin.roles');
  return (
    <>
      {roles(role)} <LimitedTo {...limits} />
    </>
  );
}

export async function LimitedTo({ categories: codes, countries }: Limits) {
  const [words, { categories, locale }] = await Promise.all([getTranslations('admin.limits'), deskEdition()]);
  const nameOf = (code: string) => {
    const found = categories.find((one) => one.code === code);
    return found ? inLanguage(found.name, locale) : code;
  };
  const parts = [...codes.map(nameOf), ...countries.map((code) => countryName(code, locale))];
  if (parts.length === 0) return null;
  return <span className="text-sm text-muted">{words('only', { list: parts.join(', ') })}</span>;
}
