'use client';

import { FailurePage } from '@/app/_ui/failure-page';

type ErrorProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorProps) {
  return <FailurePage error={error} retry={retry} />;
}
