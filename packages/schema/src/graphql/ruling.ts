/** What people decided about findings and reports, and what agencies answered. */
import type { Ruling } from '../db/queries/rulings.ts'
import type { RulingKind } from '../db/tables.ts'
import { builder } from './builder.ts'
import { FindingCodeEnum, MetricEnum } from './enums.ts'
import { encodeId } from './opaque.ts'

const ID = 'Its opaque id, by which it can be withdrawn.'
const AUTHOR = 'Who made it.'
const MADE_AT = 'When it was made.'
const INPUTS_CHANGED = 'Whether the figures it was made on read otherwise now.'

const idOf = ({ id }: Ruling) => encodeId('Ruling', id)

const textIn = (body: object, key: string): string => {
  const text: unknown = Object.entries(body).find(([name]) => name === key)?.[1]
  return typeof text === 'string' ? text : ''
}

/** Where each kind keeps what it says. */
const TEXTS: Readonly<Record<RulingKind, string>> = {
  finding_accepted: 'reason',
  identity_corrected: 'name',
  reply: 'text',
}
const textOf = ({ kind, body }: Ruling) => textIn(body, TEXTS[kind])

export const FindingRulingType = builder.objectRef<Ruling>('FindingRuling').implement({
  description: 'A finding that a person accepted as explained.',
  fields: (t) => ({
    id: t.id({ description: ID, resolve: idOf }),
    reason: t.string({ description: 'Why it was accepted.', resolve: textOf }),
    author: t.exposeString('author', { description: AUTHOR }),
    madeAt: t.expose('made_at', { type: 'DateTime', description: MADE_AT }),
    inputsChanged: t.exposeBoolean('inputs_changed', { description: INPUTS_CHANGED }),
  }),
})

export const ReplyType = builder.objectRef<Ruling>('Reply').implement({
  description: 'An agency’s own answer to what is shown of its report, or to one finding.',
  fields: (t) => ({
    id: t.id({ description: ID, resolve: idOf }),
    text: t.string({ description: 'What it says.', resolve: textOf }),
    author: t.exposeString('author', { description: AUTHOR }),
    madeAt: t.expose('made_at', { type: 'DateTime', description: MADE_AT }),
    inputsChanged: t.exposeBoolean('inputs_changed', { description: INPUTS_CHANGED }),
    isToFinding: t.boolean({
      description: 'Whether it is to one finding; otherwise it is to the report as a whole.',
      resolve: ({ finding_code }) => finding_code !== null,
    }),
  }),
})

const RulingKindEnum = builder.enumType('RulingKind', {
  description: 'What was decided.',
  values: {
    FINDING_ACCEPTED: { value: 'finding_accepted', description: 'A finding is accepted as explained.' },
    IDENTITY_CORRECTED: { value: 'identity_corrected', description: 'The report is another agency’s than was read.' },
    REPLY: { value: 'reply', description: 'The agency answered to its report, or to one finding.' },
  },
} as const)

export const RulingType = builder.objectRef<Ruling>('Ruling').implement({
  description: 'What a person decided or an agency answered, also where it was withdrawn: nothing is erased.',
  fields: (t) => ({
    id: t.id({ description: ID, resolve: idOf }),
    kind: t.expose('kind', { type: RulingKindEnum, description: 'What was decided.' }),
    text: t.string({
      description:
        'Why a finding was accepted, what the agency answered, or the name of the agency whose report it is.',
      resolve: textOf,
    }),
    code: t.expose('finding_code', {
      type: FindingCodeEnum,
      nullable: true,
      description: 'The rule of the finding that was accepted or answered; null where it is about the whole report.',
    }),
    metrics: t.field({
      type: [MetricEnum],
      description: 'The figures of that finding.',
      resolve: ({ metrics }) => [...(metrics ?? [])],
    }),
    author: t.exposeString('author', { description: AUTHOR }),
    madeAt: t.expose('made_at', { type: 'DateTime', description: MADE_AT }),
    withdrawnAt: t.expose('withdrawn_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was withdrawn; null where it holds.',
    }),
    inputsChanged: t.exposeBoolean('inputs_changed', {
      description: 'Whether what it was made on reads otherwise now, or is no longer there.',
    }),
  }),
})

const isInForce = ({ withdrawn_at }: Ruling) => withdrawn_at === null

/** Of rulings on one finding and replies to it, that of the kind made on the very same figures, else the newest. */
export function inForceOnFinding(kind: RulingKind, rulings: readonly Ruling[]): Ruling | undefined {
  const own = rulings.filter((ruling) => ruling.kind === kind && isInForce(ruling))
  return own.find(({ inputs_changed }) => !inputs_changed) ?? own[0]
}

/** Of rulings on one report and its findings, the newest reply to the report as a whole. */
export const replyToReport = (rulings: readonly Ruling[]): Ruling | undefined =>
  rulings.find((ruling) => ruling.kind === 'reply' && ruling.finding_code === null && isInForce(ruling))
