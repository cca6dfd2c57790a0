import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'
import { DEVELOPMENT_POLICY, READ_POLICY } from './lib/content-security-policy.ts'

const EVERYWHERE = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
]

/** A ranking as a picture is the picture of its embed. */
const PICTURES = [
  { prefix: '', lang: 'zh' },
  { prefix: '/en', lang: 'en' },
].flatMap(({ prefix, lang }) => [
  {
    source: `${prefix}/rankings/rate.:rate.:format(svg|png)`,
    destination: `/embed/ranking.:format?rate=:rate&lang=${lang}`,
    permanent: false,
  },
  {
    source: `${prefix}/rankings/:metric(.+)\\.:format(svg|png)`,
    destination: `/embed/ranking.:format?metric=:metric&lang=${lang}`,
    permanent: false,
  },
])

/** All rankings there are stand on the page of methods. */
const RANKINGS = ['', '/en'].map((prefix) => ({
  source: `${prefix}/rankings`,
  destination: `${prefix}/methodology#metrics`,
  permanent: false,
}))

const configIn = (phase: string): NextConfig => ({
  poweredByHeader: false,
  compress: false, // `server.ts` does
  reactStrictMode: true,
  images: { unoptimized: true }, // pictures are drawn by us; nobody needs a service that loads and scales others
  transpilePackages: ['@gongkai/parser', '@gongkai/schema'],
  // Types are checked by `tsc`: TypeScript 7 has no programming interface that Next could call.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path*', headers: EVERYWHERE },
    // `/embed/*` answers with its own policy, since who may frame it is only known at run time.
    {
      source: '/((?!embed/).*)',
      headers: [
        {
          key: 'Content-Security-Policy',
          value: phase === PHASE_DEVELOPMENT_SERVER ? DEVELOPMENT_POLICY : READ_POLICY,
        },
        { key: 'X-Frame-Options', value: 'DENY' },
      ],
    },
  ],
  // Chinese pages live at the root and English ones under `/en`; inside, both are `app/[lang]`.
  rewrites: async () => ({
    beforeFiles: [
      { source: '/', destination: '/zh' },
      { source: '/:path((?!en$|en/|zh$|zh/|embed/|browser/|_next/|icon\\.svg).*)', destination: '/zh/:path' },
    ],
    afterFiles: [],
    fallback: [],
  }),
  redirects: async () => [
    ...PICTURES,
    ...RANKINGS,
    { source: '/zh', destination: '/', permanent: true },
    { source: '/zh/:path*', destination: '/:path*', permanent: true },
  ],
})

export default configIn
