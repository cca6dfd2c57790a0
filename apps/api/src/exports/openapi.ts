/** The addresses of exports and files as an OpenAPI 3.1 document, from the same tables that answer them. */
import { BULK_FORMATS } from './bulk-reports.ts'
import { FIELDS } from './fields.ts'
import { isRepeatable, PARAMETERS, type Parameter, type ParameterName, type Sayable } from './read-query.ts'
import { EXPORT_FORMATS, EXPORTS, type Export, type ExportFormat } from './routes.ts'

const ERRORS = {
  '400': 'The address says something that cannot be; code BAD_USER_INPUT.',
  '404': 'Nothing is there; code NOT_FOUND.',
  '429': 'Too many requests; code RATE_LIMITED.',
  '503': 'Not now; code DATABASE_UNAVAILABLE, DATABASE_TIMEOUT or EXPORT_BUSY.',
}

const errors = Object.fromEntries(
  Object.entries(ERRORS).map(([status, description]) => [
    status,
    { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } },
  ]),
)

function parameterOf(name: ParameterName, sayable: Sayable) {
  const { description, schema }: Parameter = PARAMETERS[name]
  const isList = isRepeatable(name, sayable)
  return { name, in: 'query', description, schema: isList ? { type: 'array', items: schema } : schema }
}

/** Whether rows were left out, and of which data they are. */
const TABLE_HEADERS = {
  ETag: { description: 'The version of the data.', schema: { type: 'string' } },
  'X-Total-Count': { description: 'How many rows there are.', schema: { type: 'integer' } },
  'X-Truncated': { description: 'Whether some of them were left out.', schema: { type: 'boolean' } },
}

const binary = { type: 'string', contentMediaType: 'application/octet-stream' }

const SCHEMAS: Readonly<Record<ExportFormat, object>> = {
  csv: { type: 'string' },
  json: { $ref: '#/components/schemas/Table' },
  zip: binary,
}

const tablePaths = Object.entries(EXPORTS).flatMap(([name, asked]: [string, Export]) =>
  Object.entries(EXPORT_FORMATS).map(([format, { mediaType }]) => [
    `/export/${name}.${format}`,
    {
      get: {
        operationId: `${name}_${format}`,
        summary: asked.summary,
        parameters: asked.parameters.map((name) => parameterOf(name, asked)),
        responses: {
          '200': {
            description: 'The table, as it is made.',
            headers: TABLE_HEADERS,
            content: { [mediaType]: { schema: SCHEMAS[format as ExportFormat] } },
          },
          '304': { description: 'What you have is still right.' },
          ...errors,
        },
      },
    },
  ]),
)

const pathParameter = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })

const bulkPaths = Object.entries(BULK_FORMATS).map(([format, { mediaType }]) => [
  `/export/reports-{year}.${format}.gz`,
  {
    get: {
      operationId: `reports_${format}`,
      summary: `All figures of all reports of a year that count, with the place of each in its document (${mediaType}).`,
      parameters: [pathParameter('year', PARAMETERS.year.schema)],
      responses: {
        '200': { description: 'The file, as it is made.', content: { 'application/gzip': { schema: binary } } },
        '304': { description: 'What you have is still right.' },
        ...errors,
      },
    },
  },
])

const filePaths = [
  [
    '/documents/{sha256}',
    {
      get: {
        operationId: 'document',
        summary: 'A document as it was stored, byte for byte.',
        parameters: [pathParameter('sha256', { type: 'string', pattern: '^[0-9a-f]{64}$' })],
        responses: {
          '200': { description: 'Its bytes.', content: { 'application/octet-stream': { schema: binary } } },
          '304': { description: 'What you have is still right.' },
          ...errors,
        },
      },
    },
  ],
]

const cellSchemas = Object.fromEntries(
  Object.entries(FIELDS).map(([name, { type, zh, en }]) => [
    name,
    { type: [type, 'null'], description: `${en} · ${zh}` },
  ]),
)
const wording = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } }

const Table = {
  type: 'object',
  required: ['title', 'address', 'dataVersion', 'synthetic', 'metrics', 'fields', 'total', 'truncated', 'rows'],
  properties: {
    title: wording,
    address: { type: 'string' },
    dataVersion: { type: 'integer' },
    synthetic: { type: 'boolean', description: 'Whether any figures are made up for a demonstration.' },
    metrics: { type: 'array', items: { type: 'object' } },
    fields: { type: 'array', items: { type: 'object' } },
    total: { type: 'integer' },
    truncated: { type: 'boolean' },
    rows: { type: 'array', items: { type: 'object', properties: cellSchemas } },
  },
}

const Failure = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
  },
}

export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Gongkai: files',
    version: '1.0.0',
    summary: 'Rankings, trends and comparisons of annual reports on government information disclosure, as data.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: Object.fromEntries([...tablePaths, ...bulkPaths, ...filePaths]),
  components: { schemas: { Table, Failure } },
}
