/**
 * Builds the two pages into dist/web: index.html for callers, desk.html for the people at the desk.
 * Both are plain files for the desk server; nothing is loaded from elsewhere and no script is
 * inline, so that a strict content security policy holds. antd reaches only the desk page.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react()],
  build: {
    outDir: fromHere('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: fromHere('index.html'), desk: fromHere('desk.html') },
    },
  },
});
