/** Sites on loopback: requests, routes, responses and refusals, and the JSON in them. */
@NullMarked
package dev.lvjw.sandbox.http;

import org.jspecify.annotations.NullMarked;
