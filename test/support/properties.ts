import { randomInt } from 'node:crypto'
import fc from 'fast-check'

/**
 * Every run of `npm test` tries the same examples of each property, so that a change is judged by what it changes.
 * `PROPERTY_SEED=random npm run jest` looks for new ones; fast-check prints the seed of what fails.
 */
const seed = process.env.PROPERTY_SEED ?? '20260302'
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seed === 'random' ? randomInt(2 ** 31) : Number(seed) })
