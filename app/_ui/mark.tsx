/** The sign of the forum: one city and the arcs that lead to others. The same drawing as app/icon.svg. */
export const Mark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false" className={className}>
    <g fill="none" strokeWidth="2.2" strokeLinecap="round" className="stroke-river">
      <path d="M9 25C11 14 19 8 30 8" />
      <path d="M9 25C14 18 22 15 31 18" />
      <path d="M9 25C15 23 21 24 27 28" />
    </g>
    <g className="fill-river">
      <circle cx="30" cy="8" r="2.6" />
      <circle cx="31" cy="18" r="2.6" />
      <circle cx="27" cy="28" r="2.6" />
    </g>
    <circle cx="8.5" cy="25.5" r="4.6" className="fill-brick" />
  </svg>
);
