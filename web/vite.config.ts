import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { tanstackRouter, tanstackRouterGenerator } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, minifySync, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

// Where the local cloud's API is; `cargo xtask up` prints it.
const api = process.env.HOMIFY_API ?? 'http://127.0.0.1:4569/api'
const target = new URL(api)

// What the first page is made of comes at once; every other page when it is asked for.
const FIRST = new Set(['/_shop', '/_shop/'])

// What else such a page consists of is asked for with it. The list of that lies in the first page, so that it is kept for the
// shop alone: for the other pages it is 2 kB, and their parts are on the device by then.
const SHOP = /^assets\/(artisans|cart|categories|products)\./

const ENTRY = fileURLToPath(new URL('./src/main.tsx', import.meta.url))
// Exported beside what the first page needs, but only other pages use them.
const LATER = /query-core\/.*(hydration|queriesObserver)|react-query\/.*(useQueries|HydrationBoundary)/
const firstPage = new Set<string>()
/** All that the entry imports, directly or not, goes into one file: a slow network pays for each. */
const chunkOf = (id: string, graph: { getModuleInfo(id: string): { importedIds: readonly string[] } | null }) => {
  if (firstPage.size === 0) {
    const waiting = [ENTRY]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (firstPage.has(next) || LATER.test(next)) continue
      firstPage.add(next)
      waiting.push(...(graph.getModuleInfo(next)?.importedIds ?? []))
    }
  }
  return firstPage.has(id) || id.includes('rolldown/runtime') ? 'first' : null
}

/** Each icon from its own file, so that a page carries those that it shows. `Trash2` lies in `trash-2`. `ui/icon.ts` draws it. */
const icons: Plugin = {
  name: 'homify-icons',
  enforce: 'pre',
  resolveId: {
    filter: { id: /\/createLucideIcon\.mjs$/ },
    handler: () => fileURLToPath(new URL('./src/ui/icon.ts', import.meta.url)),
  },
  transform: {
    filter: { id: /\/src\/.*\.tsx?/, code: /from 'lucide-react'/ },
    handler: code =>
      code.replace(/import (type )?\{([^}]*)\} from 'lucide-react'/g, (whole, type, names: string) =>
        type
          ? whole
          : names
              .split(',')
              .map(name => name.trim())
              .filter(name => name && !name.startsWith('type '))
              .map(name => `import ${name} from 'lucide-react/icons/${kebab(name)}'`)
              .join(';'),
      ),
  },
}
/** Pages of the shop by their folder, and the module of each: what `start.js` asks for the code of. */
const PAGES = {
  categories: '/_shop/categories.$slug.tsx?',
  products: '/_shop/products.$productId.tsx?',
  artisans: '/_shop/artisans.$artisanId.tsx?',
  else: '/route-tree.gen.ts',
}

/**
 * The first script is no module of the app, so that it is at once there; it is as small as those. It knows the files of the pages
 * that many come to first, and begins the app once the document is drawn, which therefore only has its files loaded.
 */
const start: Plugin = {
  name: 'homify-start',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    // Of the scripts, the last one is the app; those before it are what it is made of.
    handler: html =>
      html.replace(/<script type="module" crossorigin src="([^"]+)"><\/script>/g, (_, file, at) => {
        const app = html.indexOf('<script type="module"', at + 1) < 0 ? ' data-app' : ''
        return `<link rel="modulepreload" crossorigin href="${file}" fetchpriority="low"${app}>`
      }),
  },
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter(one => one.type === 'chunk')
    /** A chunk with all that it imports, each with its style. */
    const filesOf = (names: readonly string[], found = new Set<string>()): Set<string> => {
      for (const chunk of chunks.filter(one => names.includes(one.fileName) && !found.has(one.fileName))) {
        for (const file of [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]) found.add(file)
        filesOf(chunk.imports, found)
      }
      return found
    }
    const first = filesOf(chunks.filter(one => one.isEntry).map(one => one.fileName))
    const codeOf = (module: string) => {
      const own = chunks.filter(one => one.facadeModuleId?.includes(module))
      if (own.length === 0) this.error(`no file has ${module}`)
      const files = [...filesOf(own.map(one => one.fileName))]
      return files.filter(file => !first.has(file)).map(file => `/${file}`)
    }
    const code = Object.fromEntries(Object.entries(PAGES).map(([folder, module]) => [folder, codeOf(module)]))
    const source = readFileSync('public/start.js', 'utf8').replace(
      'const CODE = {}',
      `const CODE = ${JSON.stringify(code)}`,
    )
    this.emitFile({
      type: 'asset',
      fileName: 'start.js',
      source: minifySync('start.js', source, { module: false }).code,
    })
  },
}
const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])|([a-zA-Z])(?=\d)/g, '$1$3-$2').toLowerCase()

export default defineConfig({
  plugins: [
    icons,
    start,
    // What a first visit is for. The table of all pages is asked for with the first page that is not among these.
    tanstackRouterGenerator({
      target: 'react',
      generatedRouteTree: './src/first-routes.gen.ts',
      quoteStyle: 'single',
      routeFileIgnorePattern: '\\.test\\.|^(_account|_auth|_work|admin)(\\.tsx)?$',
    }),
    tanstackRouter({
      target: 'react',
      generatedRouteTree: './src/route-tree.gen.ts',
      autoCodeSplitting: true,
      codeSplittingOptions: {
        splitBehavior: ({ routeId }) => {
          if (FIRST.has(routeId)) return []
          // In the shop a page's code and what it reads are asked for side by side; elsewhere, where the service worker has
          // the code by then, its way of reading comes with it, so that the first page does not carry it.
          return routeId.startsWith('/_shop') ? undefined : [['loader', 'component']]
        },
      },
      quoteStyle: 'single',
      routeFileIgnorePattern: '\\.test\\.',
    }),
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{html,js,css,svg,webmanifest}', 'icon-192.png'] },
      manifest: {
        name: 'Homify',
        short_name: 'Homify',
        description: 'Buy from verified artisans. Your money is held until you have what was promised.',
        id: '/',
        start_url: '/',
        display: 'standalone',
        lang: 'en-NG',
        theme_color: '#0a6640',
        background_color: '#faf6f0',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Orders', url: '/orders' },
          { name: 'Cart', url: '/cart' },
        ],
      },
    }),
  ],
  define: { __RELEASE__: JSON.stringify(process.env.HOMIFY_RELEASE ?? 'dev') },
  resolve: {
    alias: {
      '~': fileURLToPath(new URL('./src', import.meta.url)),
      // What stands in for React's own in versions that have none.
      'use-sync-external-store/shim': 'use-sync-external-store',
    },
    conditions: ['homify-source', ...defaultClientConditions],
  },
  server: {
    proxy: {
      '/api': {
        target: target.origin,
        changeOrigin: true,
        rewrite: path => path.replace(/^\/api/, target.pathname.replace(/\/$/, '')),
      },
    },
  },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, deps, { hostType }) => (hostType === 'html' || SHOP.test(file) ? deps : []),
    },
    cssMinify: 'lightningcss',
    rolldownOptions: { output: { codeSplitting: { groups: [{ debugName: 'first', name: chunkOf }] } } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'packages/*/src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    silent: 'passed-only',
  },
})
