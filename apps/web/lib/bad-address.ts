/** An address asks for what it cannot, such as the year 20244; `components/bad-address-notice.tsx` says what it may ask for. */

export interface BadParameter {
  readonly name: string
  /** As it was given. */
  readonly value: string
  /** All that it may be, where those are few. */
  readonly members?: readonly string[] | undefined
}

export class BadAddress extends Error {
  readonly parameters: readonly BadParameter[]
  constructor(parameters: readonly BadParameter[]) {
    super(`The address cannot ask for ${parameters.map(({ name, value }) => `${name}=${value}`).join(', ')}.`)
    this.name = 'BadAddress'
    this.parameters = parameters
  }
}
