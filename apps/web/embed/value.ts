import { formatNumber } from '../lib/format.ts'
import { type Lang, LOCALES } from '../lib/lang.ts'

export const PER_CENT = '%'

const TO_HUNDREDTHS = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
const RATE = {
  zh: new Intl.NumberFormat(LOCALES.zh, TO_HUNDREDTHS),
  en: new Intl.NumberFormat(LOCALES.en, TO_HUNDREDTHS),
}

/** Every digit, and of rates the same number of them, so that they stand below each other. */
export const formatValue = (value: number, unit: string, lang: Lang): string =>
  unit === PER_CENT ? RATE[lang].format(value) : formatNumber(value, lang)
