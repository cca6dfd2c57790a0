/** What the form of the builder asks for, as the address of an embed. */

/** What is chosen beside a rate and says nothing of one. */
const NOT_OF_RATES = ['metric', 'basis']
const ONLY_OF_RATES = ['minimum']
/** What only one metric rests on in several ways. */
const ONLY_OF_VOLUME = ['basis']
const VOLUME = 'disclosure-volume'

/** Values by the names of fields; of a field that says nothing the value is empty. */
export type Choices = ReadonlyMap<string, string>

/** The fields of all that a kind takes that say something under what is chosen. */
export const namesIn = (choices: Choices, taken: readonly string[]): string[] => {
  const isByRate = taken.includes('rate') && Boolean(choices.get('rate'))
  const isOfVolume = choices.get('metric') === VOLUME
  const idle = [...(isByRate ? NOT_OF_RATES : ONLY_OF_RATES), ...(isOfVolume ? [] : ONLY_OF_VOLUME)]
  return taken.filter((name) => !idle.includes(name))
}

/** The query of the embed, without the height, which is the frame’s own. */
export const queryOf = (choices: Choices, taken: readonly string[]): string => {
  const given = namesIn(choices, taken).flatMap((name) => {
    const value = choices.get(name)?.trim() ?? ''
    return value === '' || name === 'height' ? [] : [[name, value]]
  })
  return String(new URLSearchParams(given))
}
