import { setImmediate as nextTurn } from 'node:timers/promises'
import { GroupCommit } from './group-commit.js'

describe('a group commit', () => {
  const item = (bytes: number) => ({ bytes })

  it('writes all that comes in one turn together, and nothing at once', async () => {
    const groups: number[][] = []
    const commits = new GroupCommit((group) => groups.push(group.map(({ bytes }) => bytes)))
    for (const bytes of [1, 2, 3]) commits.add(item(bytes))
    expect(groups).toEqual([])
    await nextTurn()
    commits.add(item(4))
    await nextTurn()
    expect(groups).toEqual([[1, 2, 3], [4]])
  })

  it('writes a group a turn, each within its bounds unless one item is larger', async () => {
    const groups: number[][] = []
    const commits = new GroupCommit((group) => groups.push(group.map(({ bytes }) => bytes)), 10)
    for (const bytes of [5, 5, 1, 20, 9, 1]) commits.add(item(bytes))
    await nextTurn()
    expect(groups).toEqual([[5, 5]])
    await nextTurn()
    expect(groups).toEqual([[5, 5], [1]])
    for (let turn = 0; turn < 3; turn++) await nextTurn()
    expect(groups).toEqual([[5, 5], [1], [20], [9, 1]])
  })

  it('writes what waits when it is told to, each item once', async () => {
    const groups: number[][] = []
    const commits = new GroupCommit((group) => groups.push(group.map(({ bytes }) => bytes)), 10)
    for (const bytes of [8, 8]) commits.add(item(bytes))
    commits.flush()
    await nextTurn()
    expect(groups).toEqual([[8], [8]])
  })
})
