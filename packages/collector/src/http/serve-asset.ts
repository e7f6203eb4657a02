import type { Asset, Assets } from '../assets/asset.ts'
import { isKnown } from './etag.ts'
import { problem } from './problem.ts'

const INDEX = 'index.html'

/** A page of the dashboard by its address: its script reads the address and draws that page. */
const DASHBOARD_PAGE = /^\/dashboard\/[a-z]+(?:-[a-z]+)*$/

/** What a page of ours may do: nothing but talk to the collector it came from. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Beside it: no window of another page holds on to ours, and no page asks for a camera or a place. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
}

/** The kiosk has one policy, for the address of its worker; no other page makes any. */
function pageHeaders(pathname: string): Record<string, string> {
  const policies = pathname.startsWith('/kiosk/') ? 'shopbell-kiosk' : "'none'"
  return {
    ...PAGE_HEADERS,
    'content-security-policy': `${PAGE_POLICY}; trusted-types ${policies}`,
  }
}

/** Serves a file; a folder's path is its `index.html`, and leads to itself with a `/` at its end. */
export function serveAsset(request: Request, assets: Assets): Response {
  const { pathname, search } = new URL(request.url)
  const asset = assets.get(fileOf(pathname))
  if (asset !== undefined) return answer(request, asset, pathname)
  if (assets.has(`${pathname}/${INDEX}`)) {
    return new Response(null, { status: 308, headers: { location: `${pathname}/${search}` } })
  }
  return problem({
    status: 404,
    code: 'not-found',
    title: 'Not found',
    detail: 'Nothing is served at this address; see /openapi.json.',
  })
}

function fileOf(pathname: string): string {
  if (DASHBOARD_PAGE.test(pathname)) return `/dashboard/${INDEX}`
  return pathname.endsWith('/') ? pathname + INDEX : pathname
}

function answer(request: Request, asset: Asset, pathname: string): Response {
  const gzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '') ? asset.gzip : null
  const etag = gzip === null ? asset.etag : asset.etag.replace(/"$/, '-gzip"')
  const headers: Record<string, string> = {
    etag,
    'cache-control': asset.cache,
    'content-type': asset.type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(asset.gzip === null ? {} : { vary: 'Accept-Encoding' }),
    ...(asset.type.startsWith('text/html') ? pageHeaders(pathname) : {}),
    ...sharing(pathname),
  }
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
  const body = gzip ?? asset.body
  return new Response(Buffer.from(body), {
    headers: {
      ...headers,
      'content-length': String(body.byteLength),
      ...(gzip === null ? {} : { 'content-encoding': 'gzip' }),
    },
  })
}

/** The widget's files are for every page; all others are for our own. */
function sharing(pathname: string): Record<string, string> {
  return pathname === '/shopbell.js' || pathname.startsWith('/shopbell/')
    ? {
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'timing-allow-origin': '*',
      }
    : { 'cross-origin-resource-policy': 'same-origin' }
}
