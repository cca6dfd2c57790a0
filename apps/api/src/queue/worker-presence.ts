/** Workers see to each other: who is gone is known by a lock that PostgreSQL lets go of, and its jobs go to others. */
import { endPresence, holdPresence, refuseExhausted, releaseJobsOfTheDead, type Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'

export interface Presence {
  close(): Promise<void>
}

const ROUND_MS = 2_000

/** `worker` is the name under which jobs are taken. A connection that breaks is made anew; until then others may take over. */
export function keepPresence(db: Kysely<Tables>, worker: string): Presence {
  const { promise: left, resolve: leave } = Promise.withResolvers<'left'>()
  let isLeaving = false
  const pause = () => {
    let timer: NodeJS.Timeout | undefined
    const round = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ROUND_MS)
    })
    return Promise.race([round, left]).finally(() => clearTimeout(timer))
  }
  const attend = async (connection: Kysely<Tables>) => {
    const { PARSER_VERSION } = await import('@gongkai/parser')
    await holdPresence(connection, worker)
    while (!isLeaving) {
      await releaseJobsOfTheDead(connection)
      await refuseExhausted(connection, PARSER_VERSION)
      await pause()
    }
    await endPresence(connection, worker)
  }
  const stay = async () => {
    while (!isLeaving) {
      await db
        .connection()
        .execute(attend)
        .catch(() => {}) // the server is away; the jobs themselves say so
      if (!isLeaving) await pause()
    }
  }
  const gone = stay()
  const close = async () => {
    isLeaving = true
    leave('left')
    await gone
  }
  return { close }
}
