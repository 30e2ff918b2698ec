import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { ListOf } from '~/api/query'
import { checkChain, type Entry } from '~/domain/chain'
import { formatMoney } from '~/domain/money'
import { Notice } from '~/ui/notice'
import { Paged } from '~/ui/paged'
import { When } from '~/ui/when'
import css from './history.module.css'

const words = (name: string): string => name.replaceAll(/[._-]/g, ' ')

const shownValue = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '–' : JSON.stringify(value)

/** How money moved, with what is between the artisan and us. */
const postingsOf = (entry: Entry): Entry['postings'] => [...entry.postings, ...(entry.private?.postings ?? [])]

/** Recomputes the hashes of what has been loaded, on this device. */
function ChainCheck({ of }: { of: ListOf<Entry> }) {
  const { pages } = useSuspenseInfiniteQuery(of).data
  const entries = pages.flatMap(page => page.items)
  // Only the API knows what is stored, and so whether the last entry leads there.
  const fault = pages.map(page => (page as { chain?: { fault: string | null } }).chain?.fault).find(Boolean)
  const last = entries.at(-1)
  const { data } = useQuery({
    queryKey: ['chain', entries[0]?.subject, entries.length, last?.hash],
    queryFn: () => checkChain(entries),
  })
  if (!data) return null
  if (data.holds && fault) {
    return (
      <Notice tone="bad" role="alert" title="The history is not that of what is stored">
        <p>{fault}</p>
      </Notice>
    )
  }
  return data.holds ? (
    <Notice
      tone="good"
      title={`${entries.length === 1 ? 'The entry is' : `All ${entries.length} entries are`} unaltered`}
    >
      <p>This browser recomputed each hash, and each follows from the one before.</p>
    </Notice>
  ) : (
    <Notice tone="bad" role="alert" title={`The history is broken at entry ${data.seq}`}>
      <p>
        {data.why === 'altered' ? 'Its content is not what was sealed.' : 'It does not follow from the one before.'}{' '}
        Follow the runbook: an altered history.
      </p>
    </Notice>
  )
}

/** Every change of one thing: when, who, what, and how money moved. */
export function History({ of }: { of: ListOf<Entry> }) {
  return (
    <Paged
      of={of}
      empty={
        <p className="muted">
          Nothing has happened here. An identifier has to be whole to be found: look it up once more.
        </p>
      }
    >
      {entries => (
        <>
          <ChainCheck of={of} />
          <ol className={css.entries}>
            {entries.map(entry => (
              <li key={entry.seq} className={css.entry}>
                <div className="spread">
                  <p className="strong">{words(entry.action)}</p>
                  <p className="muted small">
                    <When at={entry.at} />
                  </p>
                </div>
                <p className="muted small break">
                  by {entry.actor.kind} {entry.actor.id}
                </p>
                {postingsOf(entry).length > 0 && (
                  <ul className={css.postings}>
                    {postingsOf(entry).map(posting => (
                      <li key={`${posting.debit}${posting.credit}${posting.amount}`} className="break">
                        {formatMoney(posting)} from {posting.debit} to {posting.credit}
                      </li>
                    ))}
                  </ul>
                )}
                <details>
                  <summary>What changed</summary>
                  <dl className={css.changed}>
                    {Object.entries(entry.changed as Record<string, unknown>).map(([name, value]) => (
                      <div key={name}>
                        <dt>{words(name)}</dt>
                        <dd className="break">{shownValue(value)}</dd>
                      </div>
                    ))}
                    <div>
                      <dt>hash</dt>
                      <dd className="break">{entry.hash}</dd>
                    </div>
                  </dl>
                </details>
              </li>
            ))}
          </ol>
        </>
      )}
    </Paged>
  )
}
