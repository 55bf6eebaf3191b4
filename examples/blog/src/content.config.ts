import { defineCollection } from 'astro:content';
import { sluglineLoader } from 'slugline/astro';

// Offline articles are drafts: they are shown here, marked as such and kept from search engines. Leave `drafts` out on a real blog.
const ru = defineCollection({ loader: sluglineLoader({ dir: '../../output', drafts: true, h1: 'layout' }) });
const en = defineCollection({ loader: sluglineLoader({ dir: 'en/output', drafts: true, h1: 'layout' }) });

export const collections = { ru, en };
