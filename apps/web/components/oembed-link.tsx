const EMBEDDABLE = /^(\/en)?\/(rankings\/|agencies\/|compare\?.*agency=|regions)/

/** In the head of a page that an embed can stand for: where systems that take addresses ask for its frame. */
interface Props {
  readonly origin: string
  readonly path: string
  readonly title: string
}

export function OembedLink({ origin, path, title }: Props) {
  if (!EMBEDDABLE.test(path)) return null
  const href = `${origin}/oembed?url=${encodeURIComponent(origin + path)}&format=json`
  return <link rel="alternate" type="application/json+oembed" href={href} title={title} />
}
