import { type Problem, problemOf } from '../lib/embed-state.ts'
import type { Lang } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'

/** Why there is no chart, for the reader. */
export class NoChart extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'NoChart'
    this.status = status
  }
}

/** What an address says of looks only; all else that is wrong asks for something there is not. */
const LOOKS = ['lang', 'theme', 'height', 'first', 'asOf', 'interactive']
const SHOWN_LENGTH = 40

export const refusalOf = ({ parameter, given, accepts, isSurplus }: Problem, lang: Lang): NoChart => {
  const t = embedMessagesIn(lang)
  const status = given === '' || isSurplus || LOOKS.includes(parameter) ? 400 : 404
  if (given === '') return new NoChart(status, t.missingParameter(parameter, accepts[lang]))
  return new NoChart(status, t.badParameter(parameter, given.slice(0, SHOWN_LENGTH), accepts[lang]))
}

/** Of what reads well and is nowhere. */
export const nothingHas = (parameter: 'region' | 'agency', given: string, lang: Lang): NoChart =>
  refusalOf(problemOf(parameter, given), lang)
