/** Pages of lists: the arguments every connection takes, and the connection made from one row too many. */
import { builder } from './builder.ts'
import { badInput } from './errors.ts'

const DEFAULT_FIRST = 20
const MAX_FIRST = 200

export interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** Throws BAD_USER_INPUT outside 0 to 200; 0 asks for the counts alone. */
export function readFirst(first: number | null | undefined): number {
  const wanted = first ?? DEFAULT_FIRST
  if (wanted >= 0 && wanted <= MAX_FIRST) return wanted
  throw badInput(`first: ${wanted} is out of range; ask for 0 to ${MAX_FIRST} and go on with “after”.`)
}

export const pageArgs = builder.args((t) => ({
  first: t.int({ description: `How many entries, 0 to ${MAX_FIRST}; ${DEFAULT_FIRST} unless stated.` }),
  after: t.string({ description: 'Entries after this cursor; from the first unless stated.' }),
}))

export interface Page<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/**
 * The page of at most `first` of the rows; callers ask the store for `first + 1`, which tells whether more follow. Behind a
 * cursor there are others before it, wherever else it begins by `hasPreviousPage`.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  args: PageArgs,
  cursorOf: (row: Row) => string,
  hasPreviousPage = Boolean(args.after),
): Page<Row> {
  const first = readFirst(args.first)
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
