/**
 * The parsed report as a JSON Schema (2020-12), from which schema/parse.schema.json is written. Its static type equals
 * ParsedReport of report.ts, which a test asserts; only that test and the generator load this file, so the parser itself
 * needs no schema library.
 */
import {
  BASES,
  CHANNELS,
  COUNT_KINDS,
  FACT_STATES,
  FINDING_CODES,
  FORMS,
  LEVELS,
  METRICS,
  ORIGINS,
  SECTORS,
  SEVERITIES,
  UNITS,
} from '@gongkai/schema/metrics'
import { type TSchema, Type } from 'typebox'

const word = <K extends string>(vocabulary: Readonly<Record<K, unknown>>, description: string) =>
  Type.Unsafe<K>({ type: 'string', enum: Object.keys(vocabulary), description })
const oneOf = <K extends string>(words: readonly K[], description: string) =>
  Type.Unsafe<K>({ type: 'string', enum: words, description })
const nullable = <T extends TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description })
const text = (description: string) => Type.String({ description })
const number = (description: string) => Type.Number({ description })

const offset = (description: string) => Type.Integer({ minimum: 0, description })
export const SpanSchema = Type.Object(
  {
    start: offset('UTF-16 offset of the first unit.'),
    end: offset('UTF-16 offset behind the last unit.'),
    page: Type.Optional(Type.Integer({ minimum: 1, description: 'One-based page, for documents that have pages.' })),
  },
  { description: 'A place in `text`.' },
)
type SpanValue = Type.Static<typeof SpanSchema>

const span = Type.Unsafe<SpanValue>({ $ref: '#/$defs/Span' })
const metric = Type.Unsafe<string>({ $ref: '#/$defs/Metric' })
const wording = Type.Object(
  { zh: text('In Chinese.'), en: text('In English.') },
  { description: 'One line for a person, in both languages.' },
)

const source = Type.Object(
  {
    name: text('The name the bytes came under.'),
    media_type: text('As found in the bytes, such as application/pdf.'),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Lower-case hex of the bytes’ SHA-256.' }),
    bytes: Type.Integer({ minimum: 1, description: 'Length of the file.' }),
  },
  { description: 'The file the report was read from.' },
)

const agency = Type.Object(
  {
    name: text('The agency’s name, completed with its region where the report leaves it out.'),
    name_as_printed: text('The agency’s name as the report prints it.'),
    region_code: nullable(
      Type.String({ pattern: '^[0-9]{6}$' }),
      'National division code; null where it could not be settled.',
    ),
    level: nullable(word(LEVELS, 'Level of government.'), 'Null where it could not be settled.'),
    sector: word(SECTORS, 'What the agency governs.'),
  },
  { description: 'Who reports.' },
)

const fact = Type.Object(
  {
    metric,
    state: word(FACT_STATES, 'A number, or why there is none.'),
    value: nullable(Type.Number(), 'Given exactly where the state is `number`; blank is not zero.'),
    unit: word(UNITS, 'Unit of the value.'),
    raw: nullable(Type.String(), 'What stands at the span: text.slice(span.start, span.end) === raw.'),
    span: nullable(span, 'Where the value was read; null where nothing stands there.'),
    resolved_by: Type.Optional(oneOf(['sums'], 'Set where only one reading satisfies the sums of the form.')),
  },
  {
    if: { properties: { state: { const: 'number' } } },
    // biome-ignore lint/suspicious/noThenProperty: `then` is JSON Schema's keyword, and nothing awaits this object.
    then: { properties: { value: { type: 'number' }, raw: { type: 'string' }, span: { $ref: '#/$defs/Span' } } },
    else: { properties: { value: { type: 'null' } } },
  },
)

const count = Type.Object({
  value: number('As stated, also where it is approximate.'),
  approximate: Type.Boolean({ description: 'True for 余, 近, 约 and the like.' }),
  unit: text('As printed.'),
  kind: word(COUNT_KINDS, 'What the count covers.'),
  channel: nullable(word(CHANNELS, 'The channel.'), 'Null where the sentence names none or several.'),
  span,
})
const disclosure = Type.Object(
  {
    volume: nullable(Type.Number(), 'Items disclosed in the year; null where the narrative states none.'),
    basis: nullable(word(BASES, 'How the volume was found.'), 'Null without a volume.'),
    counts: Type.Array(count, { description: 'Every sentence that counts disclosed information.' }),
  },
  { description: 'How much information the agency says it disclosed.' },
)

const mention = Type.Object({
  metric,
  together_with: Type.Optional(
    Type.Array(metric, {
      description: 'Metrics the words do not tell from this one: the figure is that of their sum.',
    }),
  ),
  value: number('The figure the narrative gives.'),
  relation: oneOf(['equal', 'at_most', 'part'], 'How it must relate to the figure of the table.'),
  span,
})

const processingFee = Type.Object(
  {
    state: oneOf(['collected', 'none', 'not_stated'], 'Whether a fee was collected, none was, or nothing is said.'),
    amount_yuan: nullable(Type.Number(), 'Null unless stated.'),
    span: nullable(span, 'Null unless stated.'),
  },
  { description: 'What section six says of the processing fee, which is no administrative fee.' },
)

const code = word(FINDING_CODES, 'See docs/findings.md.')
const finding = Type.Object({
  code,
  severity: word(SEVERITIES, 'How grave it is.'),
  origin: word(ORIGINS, 'Whether the document says so, or our reading may be at fault.'),
  metrics: Type.Array(metric, { description: 'The metrics it speaks of.' }),
  expected: nullable(Type.Number(), 'What the rule asks for.'),
  actual: nullable(Type.Number(), 'What the report says.'),
  message: wording,
  spans: Type.Array(span, { description: 'Where the report shows it.' }),
  legal_basis: text('The law or notice the rule rests on.'),
})
const check = Type.Object({
  code,
  status: oneOf(['pass', 'fail', 'not_assessable'], 'How the rule ended on this report.'),
})

/** One line of `gongkai parse` for a file that could not be read. */
const failure = Type.Object({
  source: text('The name of the file.'),
  error: Type.Object(
    { code: text('Dotted and permanent.'), message: text('One line for a person.') },
    { description: 'Why the file was refused.' },
  ),
})

export const ReportSchema = Type.Object(
  {
    schema: Type.Literal(1, { description: 'Version of this shape; keys are stable, additions are allowed.' }),
    parser: text('Version of the parser; the same bytes and version give the same result.'),
    source,
    agency,
    year: nullable(Type.Integer(), 'The year reported on.'),
    form: nullable(word(FORMS, 'Edition of the form.'), 'Null where no table can be read.'),
    text: text('The normalised text of the document, into which every span points.'),
    facts: Type.Array(fact, { description: 'Every metric of the form found, in the order of the catalogue.' }),
    disclosure,
    mentions: Type.Array(mention, { description: 'Figures of the narrative that speak of figures of the tables.' }),
    processing_fee: processingFee,
    findings: Type.Array(finding, { description: 'What is wrong, odd or uncertain.' }),
    checks: Type.Array(check, { description: 'Every rule, also those that passed or could not be assessed.' }),
  },
  {
    $defs: {
      Span: SpanSchema,
      Metric: { type: 'string', enum: METRICS.map(({ key }) => key), description: 'A key of docs/metrics.md.' },
      Failure: failure,
    },
  },
)
