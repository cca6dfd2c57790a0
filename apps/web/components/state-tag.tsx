import { FACT_STATES, type FactState } from '@gongkai/schema/metrics'
import type { Lang } from '../lib/lang.ts'

/** The reason that stands where a value does not; in words, so that it is never taken for a zero. */
export function StateTag({ state, lang }: { readonly state: FactState; readonly lang: Lang }) {
  return <span className={`state state-${state}`}>{FACT_STATES[state][lang]}</span>
}
