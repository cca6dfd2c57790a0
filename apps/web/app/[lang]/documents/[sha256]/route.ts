import { passThrough, refuseFile } from '../../../../lib/backend.ts'

interface Context {
  readonly params: Promise<{ readonly sha256: string }>
}

/** The file a report was read from, byte for byte. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { sha256 } = await params
  return /^[0-9a-f]{64}$/.test(sha256) ? passThrough(`/documents/${sha256}`) : refuseFile('NOT_FOUND')
}
