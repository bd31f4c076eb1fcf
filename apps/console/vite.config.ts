import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server puts a nonce of its own into each answer in place of this word. */
export const nonceWord = '__NONCE__';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  html: { cspNonce: nonceWord },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, sourcemap: false },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
