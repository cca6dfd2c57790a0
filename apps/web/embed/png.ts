/** The picture for places that take no SVG: word processors, e-mail, old content systems. */
import { createRequire } from 'node:module'
import { WIDTH } from './svg.ts'

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
/** Sharp on screens of two pixels to one, and in print. */
const SCALE = 2

/** The rasteriser is native code and its font ten megabytes: both are loaded by the first who asks. */
export const renderPng = async (svg: string): Promise<Buffer> => {
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: SCALE * WIDTH },
    font: {
      fontFiles: [createRequire(import.meta.url).resolve(FONT)],
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans SC',
    },
  })
  return image.asPng()
}
