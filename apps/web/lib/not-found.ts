/** The address names nothing that is there; `components/page.tsx` says so in its language. */
export class NotFound extends Error {
  constructor() {
    super('There is no such page.')
    this.name = 'NotFound'
  }
}

/** Never returns, so that it can stand where a value is missing: `find() ?? notFound()`. */
export function notFound(): never {
  throw new NotFound()
}
