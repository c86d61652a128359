import { charter } from './parts/charter.js'
import { faultsOf } from './references.js'

export { units, type CharterDefinition, type Unit } from './parts/charter.js'

/** A charter as it is written in YAML, whose names all lead somewhere. */
export const charterDefinition = charter.superRefine((written, check) => {
  for (const { path, message } of faultsOf(written)) check.addIssue({ code: 'custom', path, message })
})
