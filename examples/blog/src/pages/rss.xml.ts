import type { APIRoute } from 'astro';
import { feedOf } from '../feed.ts';

export const GET: APIRoute = async ({ site }) => feedOf('ru', site);
