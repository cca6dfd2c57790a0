/**
 * Queries that name a field more than once, and at least once on a condition such as `@include(if: $wanted)`. graphql-jit
 * settles once for all where such a field stands, and forgets a fragment whose first mention falls away; all others it gets
 * right.
 */
import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode } from 'graphql'

const CONDITIONS = ['include', 'skip']

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

interface Mention {
  readonly field: FieldNode
  readonly isConditional: boolean
}

/** Of a valid document. */
export function mergesConditionally({ definitions }: DocumentNode): boolean {
  const fragments: Fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  )
  return definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && merges(node.selectionSet.selections, fragments),
  )
}

/** The selections are all those of one object. */
function merges(selections: readonly SelectionNode[], fragments: Fragments): boolean {
  const mentions = selections.flatMap((selection) => mentionsIn(selection, fragments, false))
  const byName = Map.groupBy(mentions, ({ field: { alias, name } }) => (alias ?? name).value)
  return [...byName.values()].some((same) => {
    if (same.length > 1 && same.some(({ isConditional }) => isConditional)) return true
    const within = same.flatMap(({ field }) => field.selectionSet?.selections ?? [])
    return within.length > 0 && merges(within, fragments)
  })
}

/** Those of a fragment are those of the object that it is spread in. */
function mentionsIn(selection: SelectionNode, fragments: Fragments, isWithin: boolean): readonly Mention[] {
  const isConditional = isWithin || (selection.directives ?? []).some(({ name }) => CONDITIONS.includes(name.value))
  if (selection.kind === Kind.FIELD) return [{ field: selection, isConditional }]
  const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
  return fragment?.selectionSet.selections.flatMap((inner) => mentionsIn(inner, fragments, isConditional)) ?? []
}
