/** Lets a plain Node process of a test run our sources: TypeScript by SWC, and './x.js' where only './x.ts' is there. */
import { fileURLToPath } from 'node:url'
import { transformFile } from '@swc/core'

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !specifier.endsWith('.js')) throw error
    return next(specifier.replace(/\.js$/, '.ts'), context)
  }
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context)
  const { code } = await transformFile(fileURLToPath(url))
  return { format: 'module', source: code, shortCircuit: true }
}
