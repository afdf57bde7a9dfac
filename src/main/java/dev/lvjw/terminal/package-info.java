/** Tables, JSON, CSV, escaping and prompts. */
@NullMarked
package dev.lvjw.terminal;

import org.jspecify.annotations.NullMarked;
