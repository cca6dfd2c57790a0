/** The heads and rows of table 二: which block and which edition of the form print them. */
import { type Column, DISCLOSURE_BLOCKS, type DisclosureBlock, type FormEdition } from '@gongkai/schema/metrics'
import { EDITIONS } from '../form-editions.ts'
import { type LabelMatch, labelBody } from '../labels.ts'

/** A wording of a column’s head, and a block and edition that print it. */
interface HeadWording {
  readonly block: DisclosureBlock
  readonly edition: FormEdition
  readonly key: string
  readonly body: string
}
const headWordings = (block: DisclosureBlock, edition: FormEdition): HeadWording[] =>
  block.columns[edition].flatMap(({ key, zh, aliases }) =>
    [zh, ...aliases].map((wording) => ({ block, edition, key, body: labelBody(wording) })),
  )
const HEAD_WORDINGS = Map.groupBy(
  DISCLOSURE_BLOCKS.flatMap((block) => EDITIONS.flatMap((edition) => headWordings(block, edition))),
  ({ body }) => body,
)
const printsOf = ({ body }: LabelMatch): readonly HeadWording[] => HEAD_WORDINGS.get(body) ?? []
const isOwn = (block: DisclosureBlock, edition: FormEdition) => (head: LabelMatch) =>
  printsOf(head).some((print) => print.block === block && print.edition === edition && print.key === head.key)
export const isOfBlock = (block: DisclosureBlock | undefined, head: LabelMatch) =>
  printsOf(head).some((print) => print.block === block && print.key === head.key)
export const isOnlyOf = (block: DisclosureBlock, head: LabelMatch) =>
  isOfBlock(block, head) && printsOf(head).every((print) => print.block === block || print.key !== head.key)

/** A block with the heads that were found of it. */
export interface HeadedBlock {
  readonly block: DisclosureBlock
  readonly heads: readonly LabelMatch[]
}

export const blockOfRow = (key: string) => DISCLOSURE_BLOCKS.find((block) => block.rows.some((row) => row.key === key))
export const keysOf = (columns: readonly Column[]) => columns.map((column) => column.key)
/** Editions whose heads were found for a block: one where they tell, both where they are alike, none where all are lost. */
const editionsOf = ({ block, heads }: HeadedBlock): FormEdition[] => {
  const known = heads.filter((head) => isOfBlock(block, head))
  if (known.length === 0) return []
  return EDITIONS.filter((edition) => block.columns[edition].length > 0 && known.every(isOwn(block, edition)))
}

/** The edition that alone prints the heads found for a block. */
export const toldEdition = (found: HeadedBlock): FormEdition | undefined => {
  const [edition, ...others] = editionsOf(found)
  return others.length === 0 ? edition : undefined
}

/** Where heads fit both editions, as many heads as the edition prints; 处理决定数量 alone is of 2021. */
export const editionOfBlock = (found: HeadedBlock): FormEdition | undefined => {
  const editions = editionsOf(found)
  const heads = new Set(found.heads.map((head) => head.key)).size
  return editions.length > 1 ? editions.find((edition) => found.block.columns[edition].length === heads) : editions[0]
}
