/** The version in package.json, which a test compares. A constant, so that a bundle needs no file beside it. */
export const version = '0.1.0';

/** What this library calls itself in every request, unless `http.headers` has a `User-Agent` (RFC 9110, section 10.1.5). */
export const userAgent = `superoffice-bridge/${version} node/${process.versions.node}`;
