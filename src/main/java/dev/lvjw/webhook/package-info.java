/** Lever's deliveries: the receiver, the signature, and what they say. */
@NullMarked
package dev.lvjw.webhook;

import org.jspecify.annotations.NullMarked;
