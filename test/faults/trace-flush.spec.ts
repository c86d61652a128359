import { judge } from './trace-flush.js'

const page = (id: string) =>
  `7 pwrite64(20</data/events.db-wal>, "\\0\\0{\\"commandId\\":\\"${id}\\"}", 4096, 56) = 4096`
const flush = '7 fdatasync(20</data/events.db-wal>) = 0'
const answer = (id: string) =>
  `7 write(1<pipe:[9]>, "{\\"answered\\":\\"${id}\\",\\"answer\\":{\\"touchpointId\\":\\"f\\"}}\\n", 60) = 60`

describe('the judge of a trace', () => {
  it('is content when each page was flushed before its answer, one flush for several', () => {
    expect(judge([page('a1'), page('b2'), flush, answer('a1'), answer('b2')])).toMatchObject({
      commands: 2,
      flushes: 1,
      faults: [],
    })
  })

  it('understands a flush that another thread interrupted', () => {
    const [begun, done] = ['7 fdatasync(20</data/events.db-wal> <unfinished ...>', '7 <... fdatasync resumed>) = 0']
    expect(judge([page('a1'), begun, '8 write(5<x>, "", 0) = 0', done, answer('a1')]).faults).toEqual([])
    expect(judge([page('a1'), begun, answer('a1'), done]).faults).toHaveLength(1)
  })

  it.each([
    ['the answer comes before the flush', [page('a1'), answer('a1'), flush], /a1 was answered before its page/],
    ['another file was flushed', [page('a1'), flush.replace('events', 'views-1'), answer('a1')], /before its page/],
    ['the flush failed', [page('a1'), flush.replace('= 0', '= -1 EIO'), answer('a1')], /before its page/],
    ['nothing was written', [page('b2'), flush, answer('a1')], /a1 was answered and never written/],
    ['nothing was answered', [page('a1'), flush], /No answer/],
  ])('finds the fault when %s', (_, trace, fault) => {
    expect(judge(trace).faults).toEqual([expect.stringMatching(fault)])
  })
})
