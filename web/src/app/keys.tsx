import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Dialog } from '~/ui/dialog'
import { Facts } from '~/ui/facts'
import { isShortcut } from '~/ui/shortcut'

/** Keys for who works through queues all day, and the page that lists them. */
export function Keys() {
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return
      if (event.key === '?') setOpen(true)
      else if (event.key === '/') {
        event.preventDefault()
        void navigate({ to: '/admin/history' })
      } else if (event.key === 'o') void navigate({ to: '/admin' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])
  return (
    <Dialog open={open} title="Keys" onClose={() => setOpen(false)}>
      <Facts
        rows={[
          { name: 'j', value: 'next in the queue' },
          { name: 'k', value: 'the one before' },
          { name: 'Enter', value: 'open it' },
          { name: 'o', value: 'overview' },
          { name: '/', value: 'history of anything' },
          { name: 'Esc', value: 'close' },
          { name: '?', value: 'these keys' },
        ]}
      />
    </Dialog>
  )
}
