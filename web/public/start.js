// Before anything is drawn: the chosen theme, so that it does not flash. And for who comes to the shop for the first time: the code of
// its page, and what that will ask for, while the app is still on its way; and the first picture of it in the frame that stands in
// for it. A test holds that these are the addresses the pages ask for; `app/ahead.ts` takes the answers.
const theme = localStorage.getItem('homify.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme

const AHEAD = {
  '': () => ['/api/categories', '/api/products?category=furniture&in_stock=true'],
  categories: slug => ['/api/categories', `/api/products?category=${slug}&in_stock=true`],
  products: id => ['/api/categories', `/api/products/${id}`],
  artisans: id => [`/api/artisans/${id}`, `/api/products?artisan_id=${id}`],
}
// By the page's folder, written into this file by the build.
const CODE = {}
const [, folder, id] = /^\/(?:(categories|products|artisans)\/([\w-]+))?$/.exec(location.pathname) ?? []
const first = location.pathname === '/' || id ? AHEAD[folder ?? ''](id) : []
// The rest of the shop needs no table of the pages outside it.
const inside = first.length > 0 || /^\/(cart|search)$/.test(location.pathname)

// Who was here before has the app on the device, and needs no help.
const alone = !navigator.serviceWorker?.controller
for (const file of (alone && CODE[inside ? (folder ?? '') : 'else']) || []) {
  const kind = file.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' }
  document.head.append(Object.assign(document.createElement('link'), { ...kind, href: file, crossOrigin: '' }))
}
if (first.length > 0 && alone) {
  // A page that has its own address was made for this visit, and has the answers in it.
  if (!document.querySelector('link[rel=canonical]')) {
    globalThis.homifyAhead = Object.fromEntries(first.map(address => [address, fetch(address)]))
    for (const answer of Object.values(globalThis.homifyAhead)) answer.catch(() => undefined)
    globalThis.homifyAhead[first[1]]
      .then(answer => answer.clone().json())
      .then(({ title, images, items }) => {
        const picture = (images ?? items?.[0]?.images)?.[0]
        const frame = document.querySelector('.first-paint-grid i')
        if (picture?.sizes.length && frame) {
          const srcset = picture.sizes.map(size => `${size.webp} ${size.width}w`).join()
          const sizes = title
            ? '(min-width: 860px) 600px, 100vw'
            : '(min-width: 700px) 260px, (min-width: 506px) 180px, (min-width: 344px) 46vw, 92vw'
          frame.append(Object.assign(new Image(), { sizes, srcset, alt: '' }))
        }
        if (title && frame) {
          document.querySelector('.first-paint').dataset.of = 'one'
          document.querySelector('.first-paint-title').textContent = title
        }
      })
      .catch(() => undefined)
  }
}

// The app begins when the document is drawn: to read and run it keeps a telephone busy for a while, in which it would draw nothing.
// A page that nobody looks at is drawn when somebody does, so it does not wait for that.
const begin = () => {
  const app = document.querySelector('link[data-app]')
  if (app) import(app.href)
}
if (document.hidden) addEventListener('DOMContentLoaded', begin)
else requestAnimationFrame(() => setTimeout(begin))
