/** The system's own schedulers, which run {@code lvjw sync} where nobody looks. */
@NullMarked
package dev.lvjw.app.schedule;

import org.jspecify.annotations.NullMarked;
