/**
 * Queries that take a variable whose type contains itself, such as a filter of filters. graphql-jit writes a reader for each
 * level of such a type until its stack is full: seconds, and gigabytes. Here GraphQL itself reads the variables, and what is
 * compiled takes them as they were read.
 */
import {
  type DocumentNode,
  extendSchema,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isInputObjectType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  parse,
  type TypeNode,
  visit,
} from 'graphql'

/** Whether any of its variables is of such a type. */
export const takesCircularInput = (schema: GraphQLSchema, { definitions }: DocumentNode): boolean =>
  definitions
    .flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
    )
    .some(({ type }) => isCircular(schema.getType(namedTypeOf(type).name.value) as GraphQLInputType | undefined, []))

const namedTypeOf = (type: TypeNode): NamedTypeNode => (type.kind === Kind.NAMED_TYPE ? type : namedTypeOf(type.type))

function isCircular(type: GraphQLInputType | undefined, within: readonly string[]): boolean {
  if (!isInputObjectType(type)) return false
  if (within.includes(type.name)) return true
  return Object.values(type.getFields()).some((field) =>
    isCircular(getNamedType(field.type) as GraphQLInputType, [...within, type.name]),
  )
}

const READ: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'ReadVariable' } }

/** The schema with a type for variables that were read before. */
export const withReadVariables = (schema: GraphQLSchema): GraphQLSchema =>
  extendSchema(schema, parse(`scalar ${READ.name.value}`))

/** The document whose variables are all of that type, for `withReadVariables(schema)` alone. */
export const takingReadVariables = (document: DocumentNode): DocumentNode =>
  visit(document, {
    VariableDefinition: ({ defaultValue: _read, ...definition }) => ({ ...definition, type: READ }),
  })

/** The variables as resolvers take them; undefined where one is wrong. */
export function readVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  return getVariableValues(schema, variableDefinitions, variables).coerced
}
