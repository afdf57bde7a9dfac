/** Use cases: what a command does, without how it was typed or how it is shown. */
@NullMarked
package dev.lvjw.app;

import org.jspecify.annotations.NullMarked;
