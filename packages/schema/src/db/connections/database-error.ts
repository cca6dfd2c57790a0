/** Database trouble that an operator can mend, as a code and one line; everything else stays as it was thrown. */

export type DatabaseErrorCode =
  | 'database.url_invalid'
  | 'database.unreachable'
  | 'database.login_refused'
  | 'database.not_found'
  | 'database.forbidden'
  | 'database.not_migrated'
  | 'database.newer'
  | 'database.full'
  | 'database.busy'
  | 'database.timeout'
  | 'database.lost'

export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode
  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'DatabaseError'
    this.code = code
  }
}

type Explanation = readonly [code: DatabaseErrorCode, message: string]
const UNREACHABLE: Explanation = [
  'database.unreachable',
  'The database does not answer; check that PostgreSQL runs and that DATABASE_URL names its host and port.',
]
const LOST: Explanation = ['database.lost', 'The connection to the database was lost; run the command again.']
const LOGIN: Explanation = [
  'database.login_refused',
  'The database refuses the login; check user and password in DATABASE_URL.',
]
const BUSY: Explanation = ['database.busy', 'The database accepts no more connections; try again or raise its limit.']

/** By Node’s error code or PostgreSQL’s SQLSTATE. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  '57P03': UNREACHABLE,
  ECONNRESET: LOST,
  EPIPE: LOST,
  '57P01': LOST,
  '08006': LOST,
  '28P01': LOGIN,
  '28000': LOGIN,
  '3D000': ['database.not_found', 'The database that DATABASE_URL names does not exist; create it first.'],
  '42501': ['database.forbidden', 'The database user lacks a right it needs; grant it or use another user.'],
  '25006': ['database.forbidden', 'The database may only be read; use a server that accepts writes.'],
  '42P01': ['database.not_migrated', 'The database lacks a table; run “gongkai migrate” first.'],
  '42703': ['database.not_migrated', 'The database lacks a column; run “gongkai migrate” first.'],
  '53100': ['database.full', 'The database’s disk is full; nothing was half stored. Free some space and run again.'],
  '53300': BUSY,
  '57014': ['database.timeout', 'The database stopped a query that took too long; ask for less at a time.'],
}

/** Messages of `pg` that come without a code. */
const BY_MESSAGE: readonly (readonly [RegExp, Explanation])[] = [
  [/timeout expired|timeout exceeded when trying to connect|due to connection timeout/, UNREACHABLE],
  [/Connection terminated|connection error and is not queryable/, LOST],
  [/password must be a string|SASL/, LOGIN],
]

/** The error to show in place of a thrown one, or undefined where it is not of the expected kinds. */
export function findDatabaseError(error: unknown): DatabaseError | undefined {
  if (error instanceof DatabaseError) return error
  if (!(error instanceof Error)) return undefined
  // Node gathers the failures of several addresses of one host.
  if (error instanceof AggregateError) return findDatabaseError(error.errors[0])
  const code = 'code' in error ? String(error.code) : ''
  const explanation = EXPLANATIONS[code] ?? BY_MESSAGE.find(([pattern]) => pattern.test(error.message))?.[1]
  return explanation && new DatabaseError(...explanation, error)
}

/** Runs the work and throws the explained error in place of an expected one. */
export async function explaining<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw findDatabaseError(error) ?? error
  }
}
