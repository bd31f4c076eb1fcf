import type { MiddlewareHandler } from 'hono';

/** Pages take style, script and pictures from here alone, and nobody may frame them. */
const contentSecurity = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const deniedFeatures = [
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
];

/** On every answer that does not bring its own. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurity,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': deniedFeatures.map(name => `${name}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Answers that are whole as they are, with their headers and packed as the client takes them: what every answer goes
 * through leaves them alone, for merely to look at the headers of an answer costs as much as a small page.
 */
const whole = new WeakSet<Response>();

export const asWhole = (response: Response): Response => {
  whole.add(response);
  return response;
};

export const isWhole = (response: Response): boolean => whole.has(response);

/** Security headers on every answer, but for those that it brings itself. What a page says of one visitor's files is kept by no cache. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (isWhole(c.res)) return;
  for (const [name, value] of Object.entries(commonHeaders))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};
