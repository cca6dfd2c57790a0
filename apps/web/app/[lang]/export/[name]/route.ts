import { passThrough, refuseFile } from '../../../../lib/backend.ts'

interface Context {
  readonly params: Promise<{ readonly name: string }>
}

const NAME = /^[\w-]{1,40}(\.[a-z]{2,6}){1,2}$/
/** The figures of a whole year take a while. */
const TIMEOUT_MS = 900_000

/** Files of the API, under the same addresses: `/export/reports-2024.csv.gz`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name } = await params
  if (!NAME.test(name)) return refuseFile('NOT_FOUND')
  return passThrough(`/export/${name}${new URL(request.url).search}`, TIMEOUT_MS)
}
