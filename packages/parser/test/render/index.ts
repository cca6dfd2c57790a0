/**
 * Renders reports from figures, in every layout real ones come in:
 * `getLayout('text-pdf').render(randomFigures(random, '2021'), random)`.
 */
export * from './figures.ts'
export * from './form.ts'
export * from './layout.ts'
export * from './layouts/index.ts'
export * from './random.ts'
export * from './style.ts'
export * from './table-rows.ts'
