import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { russianTypography } from './typography.mjs';

export default defineConfig({
  site: 'https://butlerspb-blog.netlify.app',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' },
  markdown: { processor: satteri({ mdastPlugins: [russianTypography] }) },
  devToolbar: { enabled: false },
});
