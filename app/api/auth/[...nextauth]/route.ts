import { authRoute } from '@/lib/auth/session';
import { connection } from '@/lib/core/connection';

const handle = (request: Request, context: unknown): Promise<Response> =>
  authRoute(connection().db)(request, context);

export { handle as GET, handle as POST };
