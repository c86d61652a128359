import { z } from 'zod'
import { word } from '#event-sourcing'
import { clientCommand, handlerOf, ofClient } from './client-command.js'

const input = z.strictObject({ ...ofClient, name: word })

/** Gives a client another name. The code stays: the keys of the journeys begin with it. */
export class ChangeClient extends clientCommand(input, ({ name }) => ({ type: 'ChangeClient', name })) {}

export const ChangeClientHandler = handlerOf(ChangeClient)
