/**
 * Logging in and staying logged in: grant, loopback, pasted redirect, token endpoint, refresh under
 * lock.
 */
@NullMarked
package dev.lvjw.oauth;

import org.jspecify.annotations.NullMarked;
