import type { MessagePort } from 'node:worker_threads'
import { thrown } from '#event-sourcing'
import { openFile } from '../event-loop-file.js'
import type { MappedFile, ReadTerms, Stretch } from '../mapped-file.js'
import type { FileCall, FileThreadData, FromFile, ToFile } from './file-messages.js'

/** Serves a `ThreadFile` at the other end of the port: reads one stretch ahead of what was asked for, and no further. */
export async function serveFile(port: MessagePort, { path, options }: FileThreadData): Promise<void> {
  const say = (message: FromFile): void => port.postMessage(message)
  try {
    const file = await openFile(path, options)
    const served = new ServedFile(file)
    port.on('message', (message: ToFile) => {
      if (message.type === 'cutShort') return file.cutShort()
      served.answer(message).then(
        (stretch) => say({ type: 'answer', id: message.id, stretch }),
        (error: unknown) => say({ type: 'failure', id: message.id, error: thrown(error) }),
      )
    })
    say({ type: 'opened', name: file.name, format: file.format })
  } catch (error) {
    say({ type: 'refused', error: thrown(error) })
    port.close()
  }
}

class ServedFile {
  private stretches: AsyncIterator<Stretch> | undefined
  private ahead: Promise<IteratorResult<Stretch>> | undefined

  constructor(private readonly file: MappedFile) {}

  async answer(call: FileCall): Promise<Stretch | undefined> {
    switch (call.method) {
      case 'next':
        return this.next(call.terms)
      case 'settle':
        await this.file.settle(call.refused)
        return undefined
      case 'close':
        await this.file.close()
        return undefined
    }
  }

  private async next(terms: ReadTerms): Promise<Stretch | undefined> {
    this.stretches ??= this.file.stretches(terms)[Symbol.asyncIterator]()
    const { done, value } = await (this.ahead ?? this.stretches.next())
    if (done) return undefined
    this.ahead = this.stretches.next()
    // What goes wrong there is told to who asks for it.
    this.ahead.catch(() => undefined)
    return value
  }
}
