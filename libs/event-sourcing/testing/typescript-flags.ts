const loader = new URL('./typescript-loader.mjs', import.meta.url).href
const hooks = `data:text/javascript,import { register } from 'node:module'; register('${loader}')`

/** What a plain Node process or thread of a test is started with to run our sources. */
export const typescriptFlags = ['--conditions=virgil-source', '--import', hooks]
