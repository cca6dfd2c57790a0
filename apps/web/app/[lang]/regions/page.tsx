import { page } from '../../../components/page.tsx'
import { RegionPage } from '../../../components/region-page.tsx'

export default page(({ lang, query }) => RegionPage({ lang, query }))
