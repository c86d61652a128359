import { setFlagsFromString } from 'node:v8'

/** By how much a heap may grow over what lives in it before all of it is collected, in per cent. V8 by itself allows about four times what lives. */
const GROWTH_PERCENT = 50

/**
 * Bounds the heaps of this process and of its threads by what lives in them, from their next collection on; no heap has a limit
 * that it could break. For whoever owns the process, before it opens a profile.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
}
