import type { PostgresPool } from 'kysely'

/**
 * Connections to one server for as long as it accepts them, then to the next in turn: what one program reads is of one
 * server, the first being any, so that it does not go back and forth between replicas of which one lags behind another.
 */
export function turningPool(pools: readonly PostgresPool[]): PostgresPool {
  let turn = Math.floor(Math.random() * pools.length)
  const connect = async () => {
    for (let failures = 0; ; failures++) {
      const mine = turn
      try {
        return await (pools[mine] as PostgresPool).connect()
      } catch (error) {
        if (failures + 1 >= pools.length) throw error
        if (turn === mine) turn = (mine + 1) % pools.length
      }
    }
  }
  const end = async () => {
    await Promise.all(pools.map((pool) => pool.end()))
  }
  return { connect, end, options: pools[0]?.options ?? {} }
}
