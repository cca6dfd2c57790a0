/** The regions a filter offers: the whole tree while it is small, else the way down to the chosen one. */

export interface RegionNode {
  readonly code: string
  readonly name: string
  readonly children?: readonly RegionNode[]
}

export interface RegionOption {
  readonly code: string
  readonly name: string
  /** 0 for provinces. */
  readonly depth: number
}

const SMALL_TREE = 80

const sizeOf = (nodes: readonly RegionNode[]): number =>
  nodes.reduce((size, node) => size + 1 + sizeOf(node.children ?? []), 0)

/** 410300 holds 410304; 410000 holds both. */
const isWithin = (code: string | undefined, { code: above }: RegionNode): boolean =>
  code?.startsWith(above.replace(/(?:00)+$/, '')) ?? false

export const regionOptions = (tree: readonly RegionNode[], chosen: string | undefined): RegionOption[] => {
  const isSmall = sizeOf(tree) <= SMALL_TREE
  const walk = (nodes: readonly RegionNode[], depth: number): RegionOption[] =>
    nodes.flatMap((node) => [
      { code: node.code, name: node.name, depth },
      ...(isSmall || isWithin(chosen, node) ? walk(node.children ?? [], depth + 1) : []),
    ])
  return walk(tree, 0)
}
