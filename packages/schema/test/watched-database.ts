import { type Database, openDatabase } from '../src/db/index.ts'

/** Opens a database and notes its statements, but for the question for the data version, which a lease saves now and then. */
export const openWatchedDatabase = (url: string, statements: string[]): Promise<Database> =>
  openDatabase(url, {
    onStatement: (text) => {
      if (!text.includes('read_data_version')) statements.push(text)
    },
  })
