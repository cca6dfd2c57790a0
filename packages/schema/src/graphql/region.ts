import { listRegions } from '../db/queries/regions.ts'
import type { RegionRow } from '../db/tables.ts'
import { builder } from './builder.ts'
import { LevelEnum } from './enums.ts'
import { badInput } from './errors.ts'
import { requireRegions } from './known-region.ts'

export const RegionType = builder.objectRef<RegionRow>('Region')

builder.node(RegionType, {
  description: 'A national administrative division.',
  id: { resolve: (region) => region.code, description: 'Its opaque id.' },
  loadMany: (codes, { loaders }) => codes.map((code) => loaders.regions.load(code)),
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Six digits of the national division code.' }),
    name: t.exposeString('name', { description: 'Its name in Chinese.' }),
    level: t.expose('level', { type: LevelEnum, description: 'The level of its government.' }),
    parent: t.field({
      type: RegionType,
      nullable: true,
      description: 'The division it belongs to; null for provinces.',
      resolve: ({ parent }, _args, { loaders }) => (parent === null ? null : loaders.regions.load(parent)),
    }),
    children: t.loadableGroup({
      type: RegionType,
      description: 'The divisions directly below it, in the order of their codes.',
      load: (codes: string[], { db }) => listRegions(db, codes),
      group: (region) => region.parent ?? '',
      resolve: (region) => region.code,
    }),
  }),
})

/** Throws BAD_USER_INPUT. */
const readCode = (argument: string, code: string): string => {
  if (/^\d{6}$/.test(code)) return code
  throw badInput(`${argument}: ${JSON.stringify(code)} is no division code; write six digits.`)
}

builder.queryFields((t) => ({
  region: t.field({
    type: RegionType,
    nullable: true,
    description: 'One division; null where none has the code.',
    args: {
      code: t.arg.string({ required: true, description: 'Its six digits, such as “410300”.' }),
    },
    resolve: (_root, { code }, { loaders }) => loaders.regions.load(readCode('code', code)),
  }),
  regions: t.field({
    type: [RegionType],
    description:
      'The divisions directly below one, or the provinces, in the order of their codes; an error with the code NOT_FOUND ' +
      'where no division has the code.',
    args: {
      parent: t.arg.string({
        description: 'Six digits of the division above, such as “410000”; provinces unless stated.',
      }),
    },
    resolve: async (_root, { parent }, { db, snapshot }) => {
      if (typeof parent !== 'string') return listRegions(db, [null])
      const code = readCode('parent', parent)
      requireRegions(await snapshot(), [code], 'parent')
      return listRegions(db, [code])
    },
  }),
}))
