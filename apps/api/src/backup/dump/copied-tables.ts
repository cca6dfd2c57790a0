/** What `pg_restore` prints of the rows of tables, taken apart: text of which only the statements `COPY … from stdin` matter. */

export interface CopiedTable {
  readonly schema: string
  readonly name: string
  /** In the order in which they are written. */
  readonly columns: readonly string[]
}

/** A table as it begins, or some of its rows, cut anywhere. */
export type CopiedPart = { readonly table: CopiedTable } | { readonly rows: Buffer }

const HEAD = /^COPY ("[^"]+"|\w+)\.("[^"]+"|\w+) \((.+)\) FROM stdin;$/
const END = Buffer.from('\n\\.\n')
const LINE_FEED = 10
/** Between tables there are short statements; a longer line is none of ours. */
const LONGEST_LINE = 2 ** 16

export async function* tablesIn(output: AsyncIterable<Buffer>): AsyncGenerator<CopiedPart> {
  let isInside = false
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of output) {
    rest = Buffer.concat([rest, chunk])
    for (let isOpen = true; isOpen; ) {
      const taken: Taken = isInside ? takeRows(rest) : takeLine(rest)
      if (taken.part) yield taken.part
      isInside = taken.isInside
      isOpen = taken.isOpen
      rest = taken.rest
    }
  }
}

interface Taken {
  readonly part?: CopiedPart
  readonly rest: Buffer
  readonly isInside: boolean
  /** Whether `rest` can be taken on without more of the text. */
  readonly isOpen: boolean
}

/** The line feed stays, since the end of an empty table begins with it. */
function takeLine(text: Buffer): Taken {
  const end = text.indexOf(LINE_FEED)
  if (end < 0) return { rest: text.subarray(0, LONGEST_LINE), isInside: false, isOpen: false }
  const table = findTable(text.toString('utf8', 0, end))
  return table
    ? { part: { table }, rest: text.subarray(end), isInside: true, isOpen: true }
    : { rest: text.subarray(end + 1), isInside: false, isOpen: true }
}

/** `text` begins with the line feed before what is taken; as much stays behind as may be the start of the end. */
function takeRows(text: Buffer): Taken {
  const end = text.indexOf(END)
  const last = end < 0 ? text.length - END.length : end
  const part = last > 0 ? { part: { rows: text.subarray(1, last + 1) } } : {}
  return end < 0
    ? { ...part, rest: text.subarray(Math.max(0, last)), isInside: true, isOpen: false }
    : { ...part, rest: text.subarray(end + END.length), isInside: false, isOpen: true }
}

function findTable(line: string): CopiedTable | undefined {
  const [, schema, name, columns] = HEAD.exec(line) ?? []
  return schema && name && columns
    ? { schema: unquoted(schema), name: unquoted(name), columns: columns.split(', ').map(unquoted) }
    : undefined
}

const unquoted = (name: string) => name.replace(/^"(.*)"$/, '$1')
