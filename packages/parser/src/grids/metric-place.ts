import { METRICS } from '@gongkai/schema/metrics'

const PLACES = new Map(METRICS.map((metric, place) => [metric.key, place]))

/** The place of a metric in the catalogue, or −1; who knows his metrics beforehand looks readings and facts up by it. */
export const placeOf = (metric: string): number => PLACES.get(metric) ?? -1
