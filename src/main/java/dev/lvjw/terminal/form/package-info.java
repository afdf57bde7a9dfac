/**
 * The review as a form over the whole terminal: {@link dev.lvjw.terminal.form.ReviewForm} is what
 * it knows and does, {@link dev.lvjw.terminal.form.FormScreen} how it looks, both without a
 * terminal; {@link dev.lvjw.terminal.form.ReviewTerminal} connects them with a real one.
 */
@NullMarked
package dev.lvjw.terminal.form;

import org.jspecify.annotations.NullMarked;
