import { DraftCheck } from '../../../components/draft-check.tsx'
import { page } from '../../../components/page.tsx'
import { Shell } from '../../../components/shell.tsx'
import { messagesIn } from '../../../messages/index.ts'

/** Asks the API for nothing, so that a draft can be checked while it is down. */
export default page(async ({ lang }) => {
  const t = messagesIn(lang)
  return (
    <Shell lang={lang} path="/check" title={t.checkTitle} description={t.checkLead} hasFigures={false}>
      <div className="check-intro">
        <h1>{t.checkTitle}</h1>
        <p className="lead">{t.checkLead}</p>
        <noscript>
          <p className="notice">{t.checkNeedsScript}</p>
        </noscript>
      </div>
      <DraftCheck lang={lang} words={t.draft} />
    </Shell>
  )
})
