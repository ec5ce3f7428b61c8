/** A bar that repeats what its neighbours say in words, so nobody needs to see it. */
export function ShareBar({ value, max }: { value: number; max: number }) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <svg
      viewBox="0 0 1000 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="my-1 block h-1.5 w-full rounded-full bg-line forced-color-adjust-none rtl:-scale-x-100"
    >
      <rect width={value > 0 ? Math.max(8, share * 1000) : 0} height="6" className="fill-brick" />
    </svg>
  );
}
