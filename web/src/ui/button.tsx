import { createLink, type LinkComponent } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, forwardRef, type ReactNode, useId } from 'react'
import css from './button.module.css'

export type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const classes = (look: Look, wide?: boolean, className?: string): string =>
  [css.button, css[look], wide ? css.wide : '', className ?? ''].filter(Boolean).join(' ')

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look
  wide?: boolean
  /** Something is under way: the button takes no press, and says so. */
  busy?: boolean
  /** Why it cannot be pressed now. The button is disabled, and the reason is written below it. */
  disabledReason?: string | null
  children: ReactNode
}

export function Button({ look = 'secondary', wide, busy, disabledReason, className, children, ...rest }: Props) {
  const why = useId()
  return (
    <>
      <button
        type="button"
        {...rest}
        className={classes(look, wide, className)}
        disabled={rest.disabled || busy || Boolean(disabledReason)}
        aria-busy={busy || undefined}
        aria-describedby={disabledReason ? why : rest['aria-describedby']}
      >
        {busy && <span className={css.spinner} aria-hidden="true" />}
        {children}
      </button>
      {disabledReason && (
        <span className={css.why} id={why}>
          {disabledReason}
        </span>
      )}
    </>
  )
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  look?: Look
  wide?: boolean
}

const Anchor = forwardRef<HTMLAnchorElement, AnchorProps>(({ look = 'secondary', wide, className, ...rest }, ref) => (
  <a ref={ref} {...rest} className={classes(look, wide, className)} />
))

const Routed = createLink(Anchor)

/** A link of the router that looks like a button: for going somewhere, where a button does something. */
export const ButtonLink: LinkComponent<typeof Anchor> = props => <Routed {...props} />

/** A link that leaves the app, such as to the gateway's page. */
export const ButtonAnchor = Anchor
