import { routes } from '@/app/_server/handler';
import { bouncesCall } from '../_calls/bounces';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(bouncesCall);
