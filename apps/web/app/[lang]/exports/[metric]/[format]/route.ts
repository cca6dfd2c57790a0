import { decodeSegment, type SearchParams } from '../../../../../lib/address-state.ts'
import { passThrough } from '../../../../../lib/backend.ts'
import { exportAddress } from '../../../../../lib/export-path.ts'
import { parseRankingState } from '../../../../../lib/ranking-state.ts'
import { findSubject } from '../../../../../lib/ranking-subject.ts'

interface Context {
  readonly params: Promise<{ readonly metric: string; readonly format: string }>
}

/** A ranking as a file: `/rankings/permits.csv?year=2024`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { metric, format } = await params
  const subject = findSubject(decodeSegment(metric) ?? '')
  const query: SearchParams = Object.fromEntries(new URL(request.url).searchParams)
  const state = parseRankingState(query)
  const address = subject && state && exportAddress(subject, state, format)
  return address ? passThrough(address) : new Response(null, { status: 404 })
}
