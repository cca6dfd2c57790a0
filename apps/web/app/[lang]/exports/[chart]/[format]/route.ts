import { passThrough, refuseFile } from '../../../../../lib/backend.ts'

interface Context {
  readonly params: Promise<{ readonly chart: string; readonly format: string }>
}

const NAME = /^[a-z]+$/

/** The figures of a chart as the API exports them: `/exports/ranking/csv?metric=permits&year=2024`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { chart, format } = await params
  if (!NAME.test(chart) || !NAME.test(format)) return refuseFile('NOT_FOUND')
  return passThrough(`/export/${chart}.${format}${new URL(request.url).search}`)
}
