/** Keys of those who may change something through the API. */
import { type ApiKey, createApiKey, findAgencies, listApiKeys, revokeApiKey, type Scope } from '@gongkai/schema/db'
import { decodeIdOf, isVisible } from '@gongkai/schema/graphql'
import { type Store, withStore } from '../database.ts'
import { ExpectedError, printable } from '../expected-error.ts'
import type { ExitCode, Io } from '../io.ts'

export interface CreateKeyOptions {
  readonly name: string
  readonly scope: readonly Scope[]
  /** Id of the one agency that it replies for, as the API gives it. */
  readonly agency?: string
}

/** The key is printed once and cannot be shown again. */
export const createKey = ({ name, scope, agency }: CreateKeyOptions, io: Io): Promise<ExitCode> =>
  withStore(io, async ({ db, migrate }) => {
    if (!isVisible(name)) throw new ExpectedError('keys.nameless', 'A key needs a name that can be read.')
    await migrate()
    const agency_id = agency === undefined ? null : await readAgency(agency, db)
    const { key, token } = await createApiKey(db, { name, scopes: [...new Set(scope)], agency_id })
    io.stdout.write(`${token}\n`)
    io.stderr.write(
      `Key ${key.id} for ${printable(key.name)}: ${key.scopes.join(', ')}. It is shown only now; keep it.\n`,
    )
    return 0
  })

async function readAgency(id: string, db: Store['db']): Promise<number> {
  const number = decodeAgency(id)
  const [agency] = await findAgencies(db, [number])
  if (agency) return number
  throw new ExpectedError('keys.agency_unknown', `No agency has the id ${id}; take it from the address of its page.`)
}

function decodeAgency(id: string): number {
  try {
    return decodeIdOf('Agency', id)
  } catch (error) {
    throw new ExpectedError('keys.agency_unknown', (error as Error).message)
  }
}

export const listKeys = (io: Io): Promise<ExitCode> =>
  withStore(io, async ({ db, migrate }) => {
    await migrate()
    for (const key of await listApiKeys(db)) io.stdout.write(`${lineOf(key)}\n`)
    return 0
  })

const lineOf = ({ id, name, scopes, created_at, revoked_at }: ApiKey) =>
  [
    id,
    printable(name),
    scopes.join(','),
    `since ${dayOf(created_at)}`,
    ...(revoked_at ? [`revoked ${dayOf(revoked_at)}`] : []),
  ].join('\t')

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)

export const revokeKey = (id: number, io: Io): Promise<ExitCode> =>
  withStore(io, async ({ db, migrate }) => {
    await migrate()
    if (!(await revokeApiKey(db, id)))
      throw new ExpectedError('keys.unknown', `No key that counts has the number ${id}.`)
    io.stdout.write(`Key ${id} is revoked.\n`)
    return 0
  })
