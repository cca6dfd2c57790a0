/** Counted up when a format says the same data in another way, so that no cache keeps the old one. */
const EDITION = 1

export const etagOf = (dataVersion: number) => `W/"export-${EDITION}-${dataVersion}"`
