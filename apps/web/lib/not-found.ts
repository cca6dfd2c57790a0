/** Lists of what there is, one of which is nearest to what an address named in vain. */
export type Near = 'metrics' | 'regions' | 'agencies'

/** The address names nothing that is there; `components/page.tsx` says so in its language. */
export class NotFound extends Error {
  readonly near: Near | undefined
  constructor(near?: Near) {
    super('There is no such page.')
    this.name = 'NotFound'
    this.near = near
  }
}

/** Never returns, so that it can stand where a value is missing: `find() ?? notFound()`. */
export function notFound(near?: Near): never {
  throw new NotFound(near)
}
