import { BackendError, BackendUnreachable } from '../../../lib/backend.ts'
import { findAnswer } from '../../../lib/find-answer.ts'
import { isLang, type Lang } from '../../../lib/lang.ts'
import { readSearchText, type Suggestion, searchAgencies, suggestionOf } from '../../../lib/search.ts'

const MAX_SUGGESTIONS = 8

interface Context {
  readonly params: Promise<{ readonly lang: string }>
}

/** Undefined where the API fails, which is not the same as none. */
const findSuggestions = async (text: string, lang: Lang): Promise<Suggestion[] | undefined> => {
  try {
    const found = await findAnswer(searchAgencies(text, MAX_SUGGESTIONS))
    return (found ?? []).map((agency) => suggestionOf(agency, lang))
  } catch (error) {
    if (error instanceof BackendUnreachable || error instanceof BackendError) return undefined
    throw error
  }
}

/** What the search box of the masthead offers while one types: `/suggestions?q=luoyang`; 503 where the API fails. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { lang } = await params
  const text = readSearchText(new URL(request.url).searchParams.get('q') ?? '')
  const found = await findSuggestions(text, isLang(lang) ? lang : 'zh')
  return Response.json(found ?? [], { status: found ? 200 : 503 })
}
