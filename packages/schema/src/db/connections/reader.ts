/** The database as those see it who answer questions: nothing can be written, and no statement runs for long. */
import { type Database, type DatabaseOptions, openDatabase } from './database.ts'
import { DatabaseError } from './database-error.ts'

/** The role that the migrations make. */
const READER = 'gongkai_reader'
const STATEMENT_TIMEOUT_MS = 10_000
/** How much longer than it may take a statement is waited for: then it is not the statement that takes so long. */
const SILENCE_MS = 2_000

export interface ReaderOptions extends DatabaseOptions {
  /** Statements that run longer are ended by the database with `database.timeout`; ten seconds unless stated. */
  readonly statementTimeoutMs?: number
}

/**
 * Opens a migrated database for reading, or one of its replicas. Where its user may not act as the reading role, because nobody made the role, the
 * transactions are read-only all the same. Throws DatabaseError.
 */
export async function openReader(
  addresses: string | readonly string[],
  options: ReaderOptions = {},
): Promise<Database> {
  const { statementTimeoutMs = STATEMENT_TIMEOUT_MS, settings, ...rest } = options
  const patient = { patienceMs: statementTimeoutMs + SILENCE_MS, ...rest }
  const readOnly = {
    ...settings,
    default_transaction_read_only: 'on',
    statement_timeout: String(statementTimeoutMs),
  }
  try {
    return await openDatabase(addresses, { ...patient, settings: { ...readOnly, role: READER } })
  } catch (error) {
    if (!isWithoutRole(error)) throw error
    return openDatabase(addresses, { ...patient, settings: readOnly })
  }
}

/** The role does not exist, or may not be taken. */
export function isWithoutRole(error: unknown): boolean {
  const thrown = error instanceof DatabaseError ? error.cause : error
  return thrown instanceof Error && 'code' in thrown && (thrown.code === '22023' || thrown.code === '42501')
}
