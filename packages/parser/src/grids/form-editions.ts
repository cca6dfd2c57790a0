import type { FormEdition } from '@gongkai/schema/metrics'

/** Newest first, as reports are found more often. */
export const EDITIONS: readonly FormEdition[] = ['2021', '2019']
