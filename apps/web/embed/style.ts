import { EMBED_COLOURS, type Scheme } from '../lib/embed-colours.ts'

const coloursOf = (scheme: Scheme) =>
  Object.entries(EMBED_COLOURS[scheme])
    .map(([role, colour]) => `--${role}:${colour}`)
    .join(';')
const DARK = coloursOf('dark')

/**
 * Inline, since an embed is one request. The dark theme is stated twice because an embed may follow its reader or its host,
 * and is for screens: paper is white.
 */
export const EMBED_STYLE = [
  `:root{${coloursOf('light')};color-scheme:light}`,
  `@media screen{:root[data-theme=dark]{${DARK};color-scheme:dark}}`,
  `@media screen and (prefers-color-scheme:dark){:root[data-theme=auto]{${DARK};color-scheme:dark}}`,
  '*{box-sizing:border-box}',
  'body{margin:0;padding:12px 14px;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;overflow-wrap:anywhere}',
  'p{margin:0 0 8px}',
  'table{width:100%;border-collapse:collapse}',
  'h1{margin:0;font-weight:650;font-size:17px}',
  '.says{margin:2px 0 6px;font-size:14px;color:var(--soft)}',
  'small{font-weight:400;font-size:13px;color:var(--soft);margin-left:8px}',
  'caption,table:not(.difference) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}',
  'td,th{padding:5px 0;font-weight:400;text-align:left;vertical-align:baseline;border-top:1px solid var(--rule)}',
  'td{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}',
  'td.rank{text-align:left;width:2.2em;color:var(--soft)}',
  'td.none{color:var(--soft);white-space:normal;min-width:4.6em;max-width:8em}',
  'th{padding-right:14px}',
  'th.n{text-align:right;padding:0 0 0 14px}',
  '.bar{display:block;width:100%;height:6px;margin-top:3px}',
  '.bar rect,.plot circle{fill:var(--data)}',
  '.plot{display:block;width:100%;margin:4px 0 10px;overflow:visible}',
  '.plot line{stroke:var(--data);stroke-width:2}',
  '.plot .base{stroke:var(--rule);stroke-width:1}',
  // A line that passes behind a figure leaves it room.
  '.plot text{fill:var(--ink);font-size:13px;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}',
  '.plot .year{fill:var(--soft)}',
  '.big{font-size:40px;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums;margin:0}',
  'a{color:var(--link);text-underline-offset:.2em}',
  '.disputed{margin-left:8px;white-space:nowrap;padding:0 6px;border:1px solid;border-radius:2px;font-size:13px;color:var(--alarm);text-decoration:none}',
  '.notice{padding:4px 8px;border-left:3px solid var(--alarm);background:var(--warn);font-size:14px}',
  ':focus-visible{outline:3px solid var(--link);outline-offset:2px}',
  'footer{display:flex;flex-wrap:wrap;gap:2px 16px;padding-top:8px;border-top:1px solid var(--rule);font-size:13px;color:var(--soft)}',
  'details[open]{flex-basis:100%}',
  'summary{cursor:pointer}',
  // In a frame of fixed height the figures scroll, and what they are and where they come from stays. In a low one they would
  // have no room left, and all scrolls; on paper nothing does.
  '@media screen and (min-height:400px){[data-fixed] body{height:100vh}[data-fixed] body,[data-fixed] main{display:flex;flex-direction:column}[data-fixed] main,[data-fixed] .figures{flex:1 1 auto;min-height:0}[data-fixed] .figures{overflow:auto}}',
  '@media(forced-colors:active){.bar rect,.plot circle{fill:CanvasText}.plot line,.plot .base{stroke:CanvasText}.plot text,.plot .year{fill:CanvasText;stroke:Canvas}.notice,.disputed{border-color:CanvasText}}',
].join('')

/** ApexCharts gives shapes, and colours of its own, which these outrank; its bars stand in for those of the table. */
export const INTERACTIVE_STYLE = [
  '.apexcharts-bar-area,.apexcharts-marker{fill:var(--data)}',
  '.apexcharts-line-series path{stroke:var(--data)}',
  '.apexcharts-datalabel,.apexcharts-xaxis-label,.apexcharts-yaxis-label{fill:var(--ink)}',
  '.apexcharts-datalabel{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}',
  '.apexcharts-gridline{stroke:var(--rule)}',
  '#drawing .apexcharts-tooltip{background:var(--paper);color:var(--ink);border:1px solid var(--rule);white-space:normal}',
  '.tip{padding:4px 8px;max-width:16em}',
  '[data-drawn] .bar{display:none}',
  // ApexCharts forgets to show the marker of a last year that stands alone.
  '#drawing .apexcharts-series-markers-wrap{opacity:1}',
  '@media(forced-colors:active){.apexcharts-bar-area,.apexcharts-marker{fill:CanvasText}.apexcharts-line-series path,.apexcharts-gridline{stroke:CanvasText}.apexcharts-datalabel,.apexcharts-xaxis-label,.apexcharts-yaxis-label{fill:CanvasText;stroke:Canvas}}',
].join('')
