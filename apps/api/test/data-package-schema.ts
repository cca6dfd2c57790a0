/**
 * What the Data Package standard (datapackage.org) demands of a package of tables, as JSON Schema: its second version, and
 * of the first one what its readers go by.
 */
const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'list', 'datetime', 'date', 'time', 'year']
const MORE_TYPES = ['yearmonth', 'duration', 'geopoint', 'geojson', 'any']
const text = { type: 'string' }

const field = {
  type: 'object',
  required: ['name'],
  properties: { name: text, type: { enum: [...TYPES, ...MORE_TYPES] }, title: text, description: text },
}

const tableSchema = {
  type: 'object',
  required: ['fields'],
  properties: {
    fields: { type: 'array', minItems: 1, items: field },
    missingValues: { type: 'array', items: text },
  },
}

const resource = {
  type: 'object',
  required: ['name', 'profile'],
  oneOf: [{ required: ['path'] }, { required: ['data'] }],
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
    // Never above the package’s own folder, nor from the root of the disk.
    path: { type: 'string', pattern: '^(?!/|\\.\\.?/)(?!.*/\\.\\.?/).+$' },
    profile: { const: 'tabular-data-resource' },
    type: { const: 'table' },
    format: text,
    mediatype: { type: 'string', pattern: '^[^/]+/[^/]+$' },
    encoding: text,
    dialect: {
      type: 'object',
      required: ['delimiter', 'doubleQuote'],
      properties: {
        delimiter: text,
        doubleQuote: { type: 'boolean' },
        commentChar: { type: 'string', minLength: 1, maxLength: 1 },
      },
    },
    schema: tableSchema,
  },
}

const license = {
  type: 'object',
  anyOf: [{ required: ['name'] }, { required: ['path'] }],
  properties: { name: { type: 'string', pattern: '^[-a-zA-Z0-9._]+$' }, path: text, title: text },
}

export const DATA_PACKAGE_SCHEMA = {
  type: 'object',
  required: ['resources', '$schema', 'profile'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    profile: { const: 'tabular-data-package' },
    name: { type: 'string', pattern: '^[a-z0-9._/-]+$' },
    title: text,
    created: { type: 'string', format: 'date-time' },
    version: text,
    homepage: { type: 'string', format: 'uri' },
    licenses: { type: 'array', minItems: 1, items: license },
    sources: { type: 'array', minItems: 1, items: { type: 'object', properties: { title: text, path: text } } },
    contributors: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', properties: { title: text, roles: { type: 'array', items: text } } },
    },
    resources: { type: 'array', minItems: 1, items: resource },
  },
}
