import { z } from 'zod'
import { instant } from '../domain/touchpoint.js'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, until: instant })

/** Lets time pass for a client up to an instant: what was due before it comes true. Refuses with `TIME_IN_FUTURE`. */
export class LetTimePass extends clientCommand(input, ({ until }) => ({ type: 'LetTimePass', until })) {}

export const LetTimePassHandler = handlerOf(LetTimePass)
