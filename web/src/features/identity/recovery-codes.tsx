import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Notice } from '~/ui/notice'
import { toast } from '~/ui/toast'
import css from './second-factor.module.css'

/** The codes on paper, this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => toast('The codes were copied. Put them where nobody else looks.'),
      () => toast('They could not be copied. Write them down.'),
    )
  return (
    <Card title="Your recovery codes">
      <div className="stack">
        <Notice tone="warn" title="Write them down now: they are shown this once">
          <p>
            Each logs you in once, should your telephone be lost or broken. Keep them apart from it, on paper. Without
            telephone and codes you cannot get into your account.
          </p>
        </Notice>
        <ul className={css.codes} aria-label="Recovery codes">
          {codes.map(code => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="row">
          <Button look="primary" onClick={onKept}>
            I have written them down
          </Button>
          <Button onClick={() => void copy()}>Copy them</Button>
        </div>
      </div>
    </Card>
  )
}
