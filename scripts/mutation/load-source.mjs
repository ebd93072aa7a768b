// Module hooks of the mutation runs: TypeScript straight from the sandbox, and Jest's names without Jest.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const globals = new URL('./jest-globals.mjs', import.meta.url).href;

/** Asked for with `?fresh=N`, a module of the sandbox brings those it imports fresh too. */
export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
  const relative = specifier.startsWith('.') && context.parentURL?.includes('.ts');
  const found = await next(relative ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  const fresh = /\?fresh=\d+$/.exec(context.parentURL ?? '')?.[0];
  const { pathname } = new URL(found.url);
  return fresh && /\/libs\/(policy-engine|law-packs)\//.test(pathname)
    ? { ...found, url: found.url + fresh }
    : found;
}

export async function load(url, context, next) {
  const { pathname } = new URL(url);
  if (!pathname.endsWith('.ts') || pathname.includes('/node_modules/')) return next(url, context);
  const file = fileURLToPath(new URL(pathname, url));
  const { code } = await transform(await readFile(file, 'utf8'), { filename: file, sourceMaps: false });
  return { format: 'module', source: code, shortCircuit: true };
}
