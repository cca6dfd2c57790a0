const EMBEDDABLE = /^(\/en)?\/(rankings|agencies|compare)\b/

/** In the head of a page that an embed can stand for: where systems that take addresses ask for its frame. */
export function OembedLink({ path, title }: { readonly path: string; readonly title: string }) {
  if (!EMBEDDABLE.test(path)) return null
  const href = `/oembed?url=${encodeURIComponent(path)}&format=json`
  return <link rel="alternate" type="application/json+oembed" href={href} title={title} />
}
