import { z } from 'zod'
import { word } from '#event-sourcing'

/** The roles of a member, by name or alias. */
export const roles = z.array(word).max(50)

/** The teams of a member. */
export const teams = z.array(word).max(50)
