/**
 * The only package that knows picocli: one class per command, the failure report, the rendering of
 * outcomes.
 */
@NullMarked
package dev.lvjw.cli;

import org.jspecify.annotations.NullMarked;
