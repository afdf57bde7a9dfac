/**
 * The domain, pure: a hire, its states, its fields and what stands in its way. No I/O, no clock.
 */
@NullMarked
package dev.lvjw.hire;

import org.jspecify.annotations.NullMarked;
