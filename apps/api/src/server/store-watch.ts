/** The store as those who watch over it see it, asked no more often than it can change for them. */
import {
  type MigrationState,
  measureLag,
  type ReplicaLag,
  readMigrationState,
  readStoreFigures,
  type StoreFigures,
  type Tables,
} from '@gongkai/schema/db'
import type { Kysely } from 'kysely'

export interface StoreView {
  /** Undefined where the database does not answer, as the others. */
  readonly figures: StoreFigures | undefined
  readonly migrations: MigrationState | undefined
  /** Undefined too where questions are asked of no replica, or where the primary does not say. */
  readonly lag: ReplicaLag | undefined
}

export interface StoreWatch {
  look(): Promise<StoreView>
}

const FRESH_MS = 5_000
/** Those who watch want to be told soon that there is no answer. */
const PATIENCE_MS = 2_000

/** `primary` is where changes are made, `db` where questions are asked. */
export function watchStore(db: Kysely<Tables>, primary: Kysely<Tables> | undefined): StoreWatch {
  let view: Promise<StoreView> | undefined
  let seen = Number.NEGATIVE_INFINITY
  const read = async (): Promise<StoreView> => {
    const [figures, migrations, lag] = await Promise.all([
      answerOf(readStoreFigures(db)),
      answerOf(readMigrationState(db)),
      primary && answerOf(measureLag(primary, db)),
    ])
    return { figures, migrations, lag }
  }
  return {
    look: () => {
      if (view && performance.now() - seen < FRESH_MS) return view
      seen = performance.now()
      view = read()
      return view
    },
  }
}

/** Undefined where there is none in time. */
export async function answerOf<T>(asked: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
  })
  return Promise.race([asked.catch(() => undefined), late]).finally(() => clearTimeout(timer))
}
