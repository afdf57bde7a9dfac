/** The built launcher as its users see it: processes, streams, exit codes, pages. */
@NullMarked
package dev.lvjw.blackbox;

import org.jspecify.annotations.NullMarked;
