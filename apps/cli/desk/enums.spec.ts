import { fromGraphql, toGraphql, withoutAbsent } from './enums.js'

it('writes our words as GraphQL does, and back, and leaves all other texts alone', () => {
  const ours = {
    orderBy: 'last-touchpoint',
    filter: { status: ['open', 'waiting'], circle: { kind: 'wrong-door', open: true }, text: 'ping-pong' },
  }
  const theirs = {
    orderBy: 'LAST_TOUCHPOINT',
    filter: { status: ['OPEN', 'WAITING'], circle: { kind: 'WRONG_DOOR', open: true }, text: 'ping-pong' },
  }
  expect(toGraphql(ours)).toEqual(theirs)
  expect(fromGraphql(theirs)).toEqual(ours)
})

it('drops the absent fields of filters, and only those', () => {
  expect(withoutAbsent({ median: null, filter: { topic: null, path: { hops: null, unit: 'role' } } })).toEqual({
    median: null,
    filter: { path: { unit: 'role' } },
  })
})
