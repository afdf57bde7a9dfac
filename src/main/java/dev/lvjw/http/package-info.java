/**
 * The one HTTP client: rate limit, retry, size limit, redaction and failures, for every provider.
 */
@NullMarked
package dev.lvjw.http;

import org.jspecify.annotations.NullMarked;
