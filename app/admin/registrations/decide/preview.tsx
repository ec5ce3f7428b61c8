import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import type { Forecast } from '@/lib/review/foretelling';
import { forecastWords } from './forecast-words';

type PreviewProps = { forecast: Forecast; decision: 'approve' | 'reject'; scope: Scope };

/** What the decision would come to now, in numbers, by the rules by which it will be carried out. */
export async function Preview({ forecast, decision, scope }: PreviewProps) {
  const [words, say] = await Promise.all([getTranslations('admin.bulk.preview'), forecastWords(scope)]);
  return (
    <section aria-labelledby="preview" className="grid max-w-text gap-2 border-s-4 border-river ps-4">
      <h2 id="preview" className="text-lg">
        {words('title')}
      </h2>
      <ul className="grid gap-1">
        {say(decision, forecast).map((line) => (
          <li key={line} className="tabular">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
