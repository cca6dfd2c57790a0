import { EmbedFrame, RankingEmbed } from '../../../components/ranking-embed.tsx'
import { EmbedRankingDocument, YearsDocument } from '../../../generated/graphql.ts'
import { BackendUnreachable, request } from '../../../lib/backend.ts'
import { type EmbedState, parseEmbedState } from '../../../lib/embed-state.ts'
import { disputedReports } from '../../../lib/finding.ts'
import { rankingVariables } from '../../../lib/ranking.ts'
import { staticPage } from '../../../lib/static-page.ts'
import { messagesIn } from '../../../messages/index.ts'

export const dynamic = 'force-dynamic'

const MAX_AGE_SECONDS = 300

const notice = ({ lang, theme }: EmbedState, status: number, text: string) =>
  staticPage(
    <EmbedFrame lang={lang} theme={theme} title={text}>
      <p>{text}</p>
    </EmbedFrame>,
    status,
    0,
  )

const findYear = async ({ year }: EmbedState) => year ?? (await request(YearsDocument, {})).years[0]

const answer = async (state: EmbedState): Promise<Response> => {
  const t = messagesIn(state.lang)
  const { metric, first } = state
  const year = metric && (await findYear(state))
  if (!metric || !year) return notice(state, 404, t.notFoundText)
  const answer = await request(EmbedRankingDocument, { ...rankingVariables(metric, year, state), first })
  const disputed = disputedReports(answer.disputes.nodes, metric.key)
  const figures = { metric, year, ranking: answer.ranking, disputed }
  const page = <RankingEmbed state={state} {...figures} isSynthetic={answer.dataset.synthetic} now={new Date()} />
  return staticPage(page, 200, MAX_AGE_SECONDS)
}

export async function GET({ url }: Request): Promise<Response> {
  const state = parseEmbedState(new URL(url).searchParams)
  try {
    return await answer(state)
  } catch (error) {
    if (!(error instanceof BackendUnreachable)) throw error
    return notice(state, 503, messagesIn(state.lang).unreachableTitle)
  }
}
