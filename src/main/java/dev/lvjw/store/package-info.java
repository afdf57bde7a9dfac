/** What stays on disk: places, settings, credentials, database, journal. */
@NullMarked
package dev.lvjw.store;

import org.jspecify.annotations.NullMarked;
