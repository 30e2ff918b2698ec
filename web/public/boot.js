// Before anything is drawn: the chosen theme, so that it does not flash. And for who comes to the shop for the first time: what its
// page will ask for, while the app is still on its way, and the first picture of it in the frame that stands in for it. A test holds
// that these are the addresses the pages ask for; `app/session.ts` takes the answers.
const theme = localStorage.getItem('homify.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme

const AHEAD = {
  '': () => ['/api/categories', '/api/products?category=furniture&in_stock=true'],
  categories: slug => ['/api/categories', `/api/products?category=${slug}&in_stock=true`],
  products: id => ['/api/categories', `/api/products/${id}`],
  artisans: id => [`/api/artisans/${id}`, `/api/products?artisan_id=${id}`],
}
const [, folder, id] = /^\/(?:(categories|products|artisans)\/([\w-]+))?$/.exec(location.pathname) ?? []
const first = location.pathname === '/' || id ? AHEAD[folder ?? ''](id) : []

// Who was here before has the app on the device, and needs no help.
if (first.length > 0 && !navigator.serviceWorker?.controller) {
  globalThis.homifyAhead = Object.fromEntries(first.map(address => [address, fetch(address)]))
  for (const answer of Object.values(globalThis.homifyAhead)) answer.catch(() => undefined)
  globalThis.homifyAhead[first[1]]
    .then(answer => answer.clone().json())
    .then(({ title, images, items }) => {
      const picture = (images ?? items?.[0]?.images)?.[0]
      const frame = document.querySelector('.first-paint-grid i')
      if (picture?.sizes.length && frame) {
        const srcset = picture.sizes.map(size => `${size.webp} ${size.width}w`).join()
        const sizes = title ? '(min-width: 860px) 600px, 100vw' : '(min-width: 700px) 260px, 50vw'
        frame.append(Object.assign(new Image(), { sizes, srcset, alt: '' }))
      }
      if (title && frame) {
        document.querySelector('.first-paint').dataset.of = 'one'
        document.querySelector('.first-paint-title').textContent = title
      }
    })
    .catch(() => undefined)
}
