/** The database as those see it who pass on changes from outside: they store and rule, and can change no log and no key. */
import { type Database, type DatabaseOptions, openDatabase } from './database.ts'
import { isWithoutRole } from './reader.ts'

/** The role that the migrations make. */
const WRITER = 'gongkai_writer'
const STATEMENT_TIMEOUT_MS = 60_000

/** Opens a migrated database; as its own user where that may not act as the writing role. Throws DatabaseError. */
export async function openWriter(connectionString: string, options: DatabaseOptions = {}): Promise<Database> {
  const settings = { ...options.settings, statement_timeout: String(STATEMENT_TIMEOUT_MS) }
  try {
    return await openDatabase(connectionString, { ...options, settings: { ...settings, role: WRITER } })
  } catch (error) {
    if (!isWithoutRole(error)) throw error
    return openDatabase(connectionString, { ...options, settings })
  }
}
