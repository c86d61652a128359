import { z } from 'zod'
import { defineEvents } from '../event-catalogue.js'
import { goldenEvents } from './golden-events.js'

const catalogue = defineEvents({
  Renamed: {
    schema: z.object({ name: z.string() }),
    version: 2,
    upcast: { 1: ({ fullName }: { fullName: string }) => ({ name: fullName }) },
  },
})

goldenEvents(catalogue, new URL('./golden-events.sample.json', import.meta.url))
