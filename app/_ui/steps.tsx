import { classes } from './classes';
import { VisuallyHidden } from './visually-hidden';

type StepsProps = {
  /** 1-based. */
  current: number;
  titles: readonly string[];
  /** «Шаг 2 из 5», made by the caller in the reader's language. */
  position: string;
  label: string;
};

/** A quiet progress: where one is, out of how many, and nothing that can be pressed by mistake. */
export function Steps({ current, titles, position, label }: StepsProps) {
  return (
    <nav aria-label={label} className="grid gap-2">
      <p className="text-sm text-muted">
        <span className="tabular font-medium text-ink">{position}</span>
        {titles[current - 1] && <span> · {titles[current - 1]}</span>}
      </p>
      <ol className="grid auto-cols-fr grid-flow-col gap-1.5">
        {titles.map((title, index) => (
          <li
            key={title}
            aria-current={index + 1 === current ? 'step' : undefined}
            className={classes('h-1.5 rounded-full', index < current ? 'bg-river' : 'bg-line')}
          >
            <VisuallyHidden>{title}</VisuallyHidden>
          </li>
        ))}
      </ol>
    </nav>
  );
}
