import { page } from '../../../../components/page.tsx'
import { RegionPage } from '../../../../components/region-page.tsx'

export default page<{ code: string }>(({ lang, params, query }) => RegionPage({ lang, code: params.code, query }))
