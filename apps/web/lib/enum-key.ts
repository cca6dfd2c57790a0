/** GraphQL writes `permits.decisions` as PERMITS_DECISIONS; these turn its enums back into keys of the catalogue. */
import { enumNameOf } from '@gongkai/schema/metrics'

/** Names may not begin with a digit, so the form `2021` is FORM_2021. */
const nameOf = (key: string) => enumNameOf(/^\d/.test(key) ? `form.${key}` : key)

/** The keys of a vocabulary by their GraphQL names; asking for a name it does not have throws. */
export const keyReader = <K extends string>(vocabulary: Readonly<Record<K, unknown>>): ((name: string) => K) => {
  const keys = new Map((Object.keys(vocabulary) as K[]).map((key) => [nameOf(key), key]))
  return (name) => {
    const key = keys.get(name)
    if (key === undefined) throw new Error(`The API says ${name}, which the catalogue does not have.`)
    return key
  }
}

/** The GraphQL name of a key, for variables; `N` is the generated union of that enum’s names. */
export const enumOf = <N extends string>(key: string): N => nameOf(key) as N
