import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://butlerspb-blog.netlify.app',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
});
