/** The mail server that keeps every mail and sends none. */
@NullMarked
package dev.lvjw.sandbox.mail;

import org.jspecify.annotations.NullMarked;
