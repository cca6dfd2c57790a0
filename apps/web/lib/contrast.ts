/** Contrast of two colours as WCAG 2.2 defines it. */

const channel = (value: number): number => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

/** Of a colour such as `#1d4f7c` or `#fff`. */
const luminanceOf = (colour: string): number => {
  const digits = colour.length === 4 ? colour.replace(/[\da-f]/gi, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(digits.slice(at, at + 2), 16)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1, no contrast, to 21. */
export const contrastOf = (a: string, b: string): number => {
  const [darker = 0, lighter = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** What text needs, and what bars and lines do. */
export const LEAST_CONTRAST = { text: 4.5, shape: 3 } as const
