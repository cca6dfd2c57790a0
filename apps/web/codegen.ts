import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types the documents in `queries/` by the API’s printed schema; documents stay plain strings, so no GraphQL runs here. */
const config: CodegenConfig = {
  schema: '../../packages/schema/schema.graphql',
  documents: 'queries/*.graphql',
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { DateTime: 'string', ID: 'string' },
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
      },
    },
  },
}

export default config
