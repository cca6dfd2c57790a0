import { runMigrations } from 'graphile-worker'
import type { Io } from '../io.ts'
import { createLogger } from './queue-logger.ts'

/** Makes the tables of graphile-worker, in a schema of their own; twice changes nothing. */
export const createQueue = (connectionString: string, io: Io): Promise<void> =>
  runMigrations({ connectionString, logger: createLogger(io) })
