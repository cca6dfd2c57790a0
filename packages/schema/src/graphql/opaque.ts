/** Ids and cursors as clients see them: opaque, safe in URLs, and checked when they come back. */
import { badInput } from './errors.ts'

const encode = (text: string) => Buffer.from(text, 'utf8').toString('base64url')
const decode = (opaque: string) => Buffer.from(opaque, 'base64url').toString('utf8')

/** Types that `node(id)` finds, with the form of the ids they have in the store. */
const isNumber = (id: string) => /^\d{1,10}$/.test(id) && Number(id) < 2 ** 31
const NODE_IDS = {
  Agency: isNumber,
  Finding: isNumber,
  Region: (id: string) => /^\d{6}$/.test(id),
  Report: isNumber,
}
export type NodeType = keyof typeof NODE_IDS
/** With those of types that only mutations look up. */
const IDS = { ...NODE_IDS, Ruling: isNumber }
type IdType = keyof typeof IDS
const isIdType = (name: string): name is IdType => Object.hasOwn(IDS, name)
const isNodeType = (name: string): name is NodeType => Object.hasOwn(NODE_IDS, name)

export const encodeId = (typename: string, id: string | number | bigint) => encode(`${typename}:${id}`)

function readId(opaque: string): { typename: IdType; id: string } {
  const [typename = '', id = ''] = decode(opaque).split(':')
  if (isIdType(typename) && IDS[typename](id)) return { typename, id }
  throw badInput(`${JSON.stringify(opaque)} is no id of this API; take ids from the “id” fields of its answers.`)
}

/** Throws BAD_USER_INPUT for anything this API never gave out, or gave out for what is no node. */
export function decodeId(opaque: string): { typename: NodeType; id: string } {
  const { typename, id } = readId(opaque)
  if (isNodeType(typename)) return { typename, id }
  throw badInput(`${JSON.stringify(opaque)} is an id of type ${typename}, which “node” does not find.`)
}

/** The store's number for an id of one type; throws BAD_USER_INPUT for an id of another. */
export function decodeIdOf(expected: IdType, opaque: string): number {
  const { typename, id } = readId(opaque)
  if (typename === expected) return Number(id)
  throw badInput(`${JSON.stringify(opaque)} is an id of type ${typename}; one of type ${expected} was asked for.`)
}

/** What a part of a cursor may be: more than this never stood in one, and the store would not know what to do with it. */
const CURSOR_PARTS = {
  /** A figure, which is compared in memory alone. */
  figure: (part: unknown) => Number.isFinite(part),
  /** A year, or how grave a finding is. */
  small: (part: unknown) => isWhole(part, 2 ** 15),
  id: (part: unknown) => isWhole(part, 2 ** 31),
  /** An id, or a version of the data, of which there may be more. */
  large: (part: unknown) => isWhole(part, Number.MAX_SAFE_INTEGER),
  /** Milliseconds since 1970. */
  moment: (part: unknown) => isWhole(part, 8.64e15) && (part as number) >= 0,
  text: (part: unknown) => typeof part === 'string' && !part.includes('\0'),
}
type CursorPart = keyof typeof CURSOR_PARTS
type PartOf<P extends CursorPart> = P extends 'text' ? string : number

const isWhole = (part: unknown, end: number) => Number.isSafeInteger(part) && Math.abs(part as number) < end

/** A cursor is the sort key of its row, so that a page stays right while rows come and go. */
export const encodeCursor = (...key: (number | string)[]) => encode(JSON.stringify(key))

/** The sort key in a cursor; throws BAD_USER_INPUT unless its parts are what they are said to be. */
export function decodeCursor<const P extends readonly CursorPart[]>(
  opaque: string,
  parts: P,
): { [I in keyof P]: PartOf<P[I]> } {
  const key = parseCursor(opaque)
  if (key.length === parts.length && parts.every((part, i) => CURSOR_PARTS[part](key[i]))) return key as never
  throw strangeCursor(opaque)
}

/** What is no cursor of the list it is given to. */
export const strangeCursor = (opaque: string) =>
  badInput(`${JSON.stringify(opaque)} is no cursor of this list; take it from “pageInfo.endCursor”.`)

function parseCursor(opaque: string): unknown[] {
  try {
    const key: unknown = JSON.parse(decode(opaque))
    return Array.isArray(key) ? key : []
  } catch {
    return []
  }
}
