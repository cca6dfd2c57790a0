import { hasSynthetic } from '../db/queries/dataset.ts'
import { builder } from './builder.ts'

const DatasetType = builder.objectRef<object>('Dataset').implement({
  description: 'What the figures as a whole are.',
  fields: (t) => ({
    synthetic: t.boolean({
      description: 'Whether any of them are made up for a demonstration; then every page must say so.',
      resolve: (_dataset, _args, { db }) => hasSynthetic(db),
    }),
  }),
})

builder.queryField('dataset', (t) =>
  t.field({ type: DatasetType, description: 'What the figures as a whole are.', resolve: () => ({}) }),
)
