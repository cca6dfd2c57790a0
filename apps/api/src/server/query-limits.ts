/** What one query may ask of us: a public endpoint answers no query that a person would not write. */
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

const LIMITS = { depth: 16, aliases: 40, directives: 40, tokens: 2_000 }

/** What the libraries call every refusal, though the syntax is right. */
const PREFIX = 'Syntax Error: '

const ADVICE = 'Ask for less at a time: fewer fields, a smaller “first”, or several queries.'

/** The limits say which one was exceeded; the code lets a program tell this from a mistake in the query. */
const onReject = [
  (_context: unknown, error: GraphQLError) => {
    error.extensions.code = 'QUERY_TOO_LARGE'
    error.message = `${error.message.replace(PREFIX, '')} ${ADVICE}`
  },
]

/** How GraphQL itself ends when fields of the same name are too many to be held against each other. */
const ABORTED = 'Validation aborted.'

const comparisons: Plugin = {
  onValidate:
    () =>
    ({ result, setResult }) => {
      if (!result.some(({ message }) => message === ABORTED)) return
      const message = `Too many fields have the same name. ${ADVICE}`
      setResult([new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE' } })])
    },
}

export const queryLimits = [
  comparisons,
  maxTokensPlugin({ n: LIMITS.tokens, onReject }),
  maxDepthPlugin({ n: LIMITS.depth, onReject }),
  maxAliasesPlugin({ n: LIMITS.aliases, onReject }),
  maxDirectivesPlugin({ n: LIMITS.directives, onReject }),
]
