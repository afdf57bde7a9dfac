/** The process and what every part of it may see: its host, its exit codes and its failures. */
@NullMarked
package dev.lvjw;

import org.jspecify.annotations.NullMarked;
