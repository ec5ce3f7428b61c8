import { RefusalPage } from '@/app/_server/refusal-page';

export default function NotFound() {
  return <RefusalPage kind="notFound" />;
}
