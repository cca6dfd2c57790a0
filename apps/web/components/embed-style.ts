const DARK = '--alarm:#f08a80;--paper:#1b1d20;--ink:#ecebe6;--soft:#a8abb1;--rule:#35383d;--data:#7fb0e0;--link:#93bfea'

/** Inline, since an embed is one request. Each theme is stated twice because an embed may follow its reader or its host. */
export const EMBED_STYLE = [
  ':root{--alarm:#b01e14;--paper:#fff;--ink:#1a1b1e;--soft:#55585f;--rule:#dcd8ce;--data:#2b6496;--link:#1d4f7c;color-scheme:light}',
  `:root[data-theme=dark]{${DARK};color-scheme:dark}`,
  `@media(prefers-color-scheme:dark){:root[data-theme=auto]{${DARK};color-scheme:dark}}`,
  'body{margin:0;padding:12px 14px;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}',
  'table{width:100%;border-collapse:collapse}',
  'caption{text-align:left;font-weight:650;font-size:17px;padding-bottom:6px}',
  'small{font-weight:400;font-size:13px;color:var(--soft);margin-left:8px}',
  'td,th{padding:5px 0;font-weight:400;text-align:left;vertical-align:baseline;border-top:1px solid var(--rule)}',
  'td{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}',
  'td:first-child{text-align:left;width:2.2em;color:var(--soft)}',
  'th{padding-right:14px}',
  'i{display:block;height:6px;margin-top:3px;background:var(--data)}',
  'a{color:var(--link);text-underline-offset:.2em}',
  '.disputed{margin-left:8px;padding:0 6px;border:1px solid;border-radius:2px;font-size:13px;color:var(--alarm);text-decoration:none}',
  'a:focus-visible{outline:3px solid var(--link);outline-offset:2px}',
  'footer{display:flex;flex-wrap:wrap;gap:2px 16px;padding-top:8px;border-top:1px solid var(--rule);font-size:13px;color:var(--soft)}',
].join('')
