import { RefusalPage } from '@/app/_server/refusal-page';

export default function Forbidden() {
  return <RefusalPage kind="forbidden" />;
}
