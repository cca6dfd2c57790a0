/** The Pothos builder every type registers with; it defines no types of its own but the scalar and the root. */
import SchemaBuilder from '@pothos/core'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import RelayPlugin from '@pothos/plugin-relay'
import type { Context } from './context.ts'
import { readMoment } from './moment.ts'
import { decodeId, encodeId } from './opaque.ts'

export const builder = new SchemaBuilder<{
  Context: Context
  Connection: { totalCount: () => number | Promise<number> }
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    ID: { Input: string; Output: string | number }
    DateTime: { Input: Date; Output: Date }
  }
}>({
  plugins: [RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: encodeId,
    decodeGlobalID: decodeId,
    edgesFieldOptions: { nullable: false, description: 'The entries of this page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The entry itself.' },
    nodesOnConnection: { description: 'The entries of this page without their cursors.' },
    cursorFieldOptions: { description: 'Where this entry stands; give it as “after” to go on from here.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and where this page begins and ends.' },
    pageInfoTypeOptions: { description: 'Where a page of a list begins and ends, and whether there is more.' },
    hasNextPageFieldOptions: { description: 'Whether entries follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether entries stand before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first entry, or null where the page is empty.' },
    endCursorFieldOptions: { description: 'The cursor of the last entry, or null where the page is empty.' },
    nodeTypeOptions: { description: 'Anything with an id that “node” finds again.' },
    idFieldOptions: { description: 'An opaque id, the same for as long as the thing is stored.' },
    nodeQueryOptions: {
      description: 'Finds an agency, report, region or finding by its id; null where nothing has it.',
      args: { id: { description: 'The id, as an “id” field gave it.' } },
    },
    nodesQueryOptions: false,
  },
})

builder.queryType({ description: 'Every question this API answers. All of it reads; nothing writes.' })

builder.mutationType({
  description:
    'Every change this API takes, one in a request. Each needs a key with its scope and is kept in a log; without a key nothing can be changed.',
})

/** A function on every page, so that the count is made only where it is asked for. */
builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many there are on all pages together.',
    resolve: (page) => page.totalCount(),
  }),
)

builder.scalarType('DateTime', {
  description: 'A moment in UTC, as ISO 8601: “2025-01-31T08:00:00.000Z”.',
  serialize: (moment) => moment.toISOString(),
  parseValue: readMoment,
})
