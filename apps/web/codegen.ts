import { fileURLToPath } from 'node:url'
import type { CodegenConfig } from '@graphql-codegen/cli'

/** Whatever folder the command is typed in. */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Types the documents in `queries/` by the API’s printed schema; documents stay plain strings, so no GraphQL runs here. */
const config: CodegenConfig = {
  schema: here('../../packages/schema/schema.graphql'),
  documents: here('queries/*.graphql'),
  generates: {
    [here('generated/')]: {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: 'sha256', mode: 'embedHashInDocument' },
      },
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
