import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hungUp } from './hung-up.js'

/** Asks a server that answers as it is told; gives the signal as it stands when the response is closed. */
async function signalAfter(answer: (response: ServerResponse, hangUp: () => void) => void): Promise<AbortSignal> {
  const leaving = new AbortController()
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const asked = once(server, 'request') as Promise<[unknown, ServerResponse]>
  const { port } = server.address() as AddressInfo
  const answered = fetch(`http://127.0.0.1:${port}`, { signal: leaving.signal }).then(
    (response) => response.text(),
    () => undefined,
  )
  const [, response] = await asked
  const signal = hungUp(response)
  const closed = once(response, 'close')
  answer(response, () => leaving.abort())
  await Promise.all([closed, answered])
  server.closeAllConnections()
  server.close()
  return signal
}

describe('the signal of a request', () => {
  it('aborts where the asker hangs up before the answer', async () => {
    const { aborted, reason } = await signalAfter((_, hangUp) => hangUp())
    expect(aborted).toBe(true)
    expect(reason).toMatchObject({ code: 'READING_INTERRUPTED' })
  })

  it('does not abort with the answer', async () =>
    expect((await signalAfter((response) => response.end('here'))).aborted).toBe(false))
})
