/** Lever: its account, API, OAuth, webhooks and pages, and the candidates in them. */
@NullMarked
package dev.lvjw.sandbox.lever;

import org.jspecify.annotations.NullMarked;
