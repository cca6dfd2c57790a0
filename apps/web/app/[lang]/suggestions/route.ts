import { BackendError, BackendUnreachable } from '../../../lib/backend.ts'
import { isLang } from '../../../lib/lang.ts'
import { readSearchText, type Suggestion, searchAgencies, suggestionOf } from '../../../lib/search.ts'

const MAX_SUGGESTIONS = 8

interface Context {
  readonly params: Promise<{ readonly lang: string }>
}

/** Suggestions only help to type: where the API fails there are none, and the page of the search says why. */
const suggestionsFor = async (text: string, lang: 'zh' | 'en'): Promise<Suggestion[]> => {
  try {
    return (await searchAgencies(text, MAX_SUGGESTIONS)).map((agency) => suggestionOf(agency, lang))
  } catch (error) {
    if (error instanceof BackendUnreachable || error instanceof BackendError) return []
    throw error
  }
}

/** What the search box of the masthead offers while one types: `/suggestions?q=luoyang`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { lang } = await params
  const text = readSearchText(new URL(request.url).searchParams.get('q') ?? '')
  return Response.json(await suggestionsFor(text, isLang(lang) ? lang : 'zh'))
}
