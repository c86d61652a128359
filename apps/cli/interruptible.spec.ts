import { interruptible } from './interruptible.js'

it('cuts a file short at the first Ctrl-C, says so, and lets the second one end the process', () => {
  const said: string[] = []
  let cuts = 0
  const before = process.listenerCount('SIGINT')
  interruptible({ cutShort: () => (cuts += 1) }, { say: (line) => said.push(line) })
  process.emit('SIGINT')
  expect([cuts, process.listenerCount('SIGINT')]).toEqual([1, before])
  expect(said).toEqual(['Interrupted: finishing the write under way. Press Ctrl-C again to stop at once.'])
})

it('leaves a file alone that is read to its end', () => {
  let cuts = 0
  const before = process.listenerCount('SIGTERM')
  const release = interruptible({ cutShort: () => (cuts += 1) }, { say: () => undefined })
  expect(process.listenerCount('SIGTERM')).toBe(before + 1)
  release()
  expect([cuts, process.listenerCount('SIGTERM')]).toEqual([0, before])
})
