import type { MappedFile } from '#intake'
import type { Terminal } from './terminal.js'

/**
 * Lets the first SIGINT or SIGTERM end the reading of a file where it stands, also while it waits for more: the import then writes what was read and
 * ends as if the file did. The second one ends the process. Gives what undoes that.
 */
export function interruptible(file: Pick<MappedFile, 'cutShort'>, terminal: Pick<Terminal, 'say'>): () => void {
  const stop = (): void => {
    release()
    file.cutShort()
    terminal.say('Interrupted: finishing the write under way. Press Ctrl-C again to stop at once.')
  }
  const release = (): void => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return release
}
