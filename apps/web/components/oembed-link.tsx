import { requestOrigin } from '../lib/request-origin.ts'

/** In the head of a page that an embed can stand for: where systems that take addresses ask for its frame. */
export async function OembedLink({ path, title }: { readonly path: string; readonly title: string }) {
  const origin = await requestOrigin()
  const href = `${origin}/oembed?url=${encodeURIComponent(origin + path)}&format=json`
  return <link rel="alternate" type="application/json+oembed" href={href} title={title} />
}
