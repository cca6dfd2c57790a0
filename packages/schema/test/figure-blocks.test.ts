/** The figures of many reports, changed again and again, against a plain map. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FigureBlocks, NonzeroFigures } from '../src/columns/figure-blocks.ts'
import { RowArena } from '../src/columns/row-arena.ts'
import { Scratch } from '../src/columns/scratch.ts'

const METRICS = 70
/** Over several blocks, and beyond the metrics that this program knows. */
const rows = fc.array(
  fc.record({
    place: fc.nat(400),
    figures: fc.uniqueArray(fc.tuple(fc.nat(METRICS + 3), fc.double({ noNaN: true })), {
      selector: ([metric]) => metric,
    }),
  }),
  { maxLength: 40 },
)

it('reads of every place what was written there last, and of an earlier state what was there then', () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 5 }), fc.nat(METRICS - 1), (changes, metric) => {
      const expected = new Float64Array(500)
      let blocks = new FigureBlocks(METRICS)
      const states = changes.map((change) => {
        const arena = new RowArena()
        for (const { place, figures } of change) {
          const rising = figures.toSorted(([a], [b]) => a - b)
          arena.set(
            place,
            rising.map(([metric]) => metric),
            rising.map(([, value]) => value),
          )
          expected[place] = (rising.find(([other]) => other === metric)?.[1] ?? 0) + 0
        }
        blocks = blocks.with(arena)
        return { blocks, expected: expected.slice() }
      })
      const places = Int32Array.from(expected.keys())
      for (const state of states) {
        expect(spread(state.blocks, metric, places)).toEqual(state.expected)
        expect(spread(state.blocks, metric, places.toReversed())).toEqual(state.expected.toReversed())
      }
    }),
  )
})

function spread(blocks: FigureBlocks, metric: number, places: Int32Array): Float64Array {
  const figures = new Float64Array(places.length)
  const found = new NonzeroFigures(places.length, new Scratch())
  blocks.read(found, metric, places)
  for (let i = 0; i < found.count; i++) figures[found.indexes[i] as number] = found.values[i] as number
  return figures
}
