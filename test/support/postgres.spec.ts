import { execute, newPostgresDatabase, PostgresServer } from './postgres.js'

describe('PostgreSQL for tests', () => {
  it('gives each test a database of its own, sorted by code point', async () => {
    const [one, other] = [await newPostgresDatabase(), await newPostgresDatabase()]
    await execute(one, `create table x as select * from (values ('a'), ('B'), ('ä')) as y (z)`)
    expect(await execute(one, 'select z from x order by z')).toEqual([{ z: 'B' }, { z: 'a' }, { z: 'ä' }])
    await expect(execute(other, 'select 1 from x')).rejects.toThrow(/does not exist/)
  })

  it('keeps what it has confirmed through a crash, on the same port', async () => {
    const server = await PostgresServer.start()
    try {
      await execute(server.url(), 'create table x as select 1 as y')
      await server.crash()
      await expect(execute(server.url(), 'select 1')).rejects.toThrow()
      await server.restart()
      expect(await execute(server.url(), 'select y from x')).toEqual([{ y: 1 }])
    } finally {
      await server.stop()
    }
  })
})
