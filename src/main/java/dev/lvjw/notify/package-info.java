/** Mail. */
@NullMarked
package dev.lvjw.notify;

import org.jspecify.annotations.NullMarked;
