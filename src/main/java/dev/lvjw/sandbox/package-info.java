/**
 * An embedded Lever and Justworks, built from the reference alone: shares no code with the clients
 * it tests.
 */
@NullMarked
package dev.lvjw.sandbox;

import org.jspecify.annotations.NullMarked;
