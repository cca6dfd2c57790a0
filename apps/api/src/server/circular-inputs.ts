/** Whether a query takes a variable whose type contains itself, such as a filter of filters. */
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  type NamedTypeNode,
  type TypeNode,
} from 'graphql'

/** graphql-jit writes a reader for each level of such a type until its stack is full: seconds, and gigabytes. */
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
