import type { Tables } from '@gongkai/schema/db'
import { type Kysely, sql } from 'kysely'

/** Takes out everything that reports brought, even what is otherwise only added to; the schema stays. */
export const emptyStore = (db: Kysely<Tables>) =>
  db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`truncate retrievals, waiting_documents, documents, agencies restart identity cascade`.execute(trx)
    await trx.updateTable('data_version').set({ version: 0 }).execute()
  })
