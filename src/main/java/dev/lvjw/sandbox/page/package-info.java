/** Pages without script, as text that escapes every value: forms, tables, parts, one stylesheet. */
@NullMarked
package dev.lvjw.sandbox.page;

import org.jspecify.annotations.NullMarked;
