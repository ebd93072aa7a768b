import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run build:web` writes dist/web; `npx vite apps/web` serves the pages before a running `npm start`. */
export default defineConfig({
  plugins: [react()],
  // The service worker keeps what is listed in the manifest, for starting without a network.
  build: { outDir: '../../dist/web', emptyOutDir: true, manifest: 'files.json' },
  server: { proxy: { '/v1': 'http://127.0.0.1:3000' } },
});
