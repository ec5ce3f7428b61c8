import { useTranslations } from 'next-intl';
import { Icon } from '@/app/_ui/icon';

/** The e-mail is not confirmed: a flag for the reviewer, who may decide all the same. */
export function Unconfirmed() {
  const words = useTranslations('admin');
  return (
    <span
      title={words('unconfirmed.help')}
      className="inline-flex items-center gap-1 text-sm font-medium whitespace-nowrap text-amber"
    >
      <Icon name="alert" className="size-[1.1em]" />
      {words('unconfirmed.short')}
    </span>
  );
}
